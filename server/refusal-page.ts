/** The page of a request that is refused before anything renders one: whole in itself, without scripts or files. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { escapeMarkup } from "@/lib/platform/escape-markup.ts";
import type { PageRefusal } from "@/lib/platform/page-request.ts";

const TITLES: Readonly<Record<PageRefusal["status"], string>> = {
  400: "That could not be read",
  403: "Not from there",
  409: "The page has changed since",
  411: "How much is it?",
  413: "That is too large",
  500: "That did not work",
};

/** In the colours of app/globals.css. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#ffffff, #0e1116); color: light-dark(#1a1e26, #e8ebf0);
  font: 16px/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 36rem; margin: 0 auto; padding: 20vh 1rem 2rem; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 2rem; }
p { margin: 0 0 1rem; overflow-wrap: break-word; }
a { color: light-dark(#2c4bc0, #94abff); text-underline-offset: 2px; }
`;

/** What stands in the address bar is the form's own address, which "Back" leads to with what was typed. */
export function refusalPage({ status, message }: PageRefusal): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLES[status]} · Mortise</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${TITLES[status]}</h1>
<p>${escapeMarkup(message)}</p>
<p>${status === 413 ? "Nothing was changed. Go back in your browser and choose something smaller. " : ""}<a href="/">Go to the start page</a></p>
</main>
</body>
</html>
`;
}

/** Answers with it, whatever the response was going to be. */
export function sendRefusalPage(response: ServerResponse, refusal: PageRefusal): ServerResponse {
  for (const name of ["content-length", "etag"]) response.removeHeader(name);
  return response
    .writeHead(refusal.status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(refusalPage(refusal));
}

/** Whether it is a browser that opens a page, and not a script or another program. */
export function wantsPage({ headers }: Pick<IncomingMessage, "headers">): boolean {
  return (headers.accept ?? "").includes("text/html") && headers["next-action"] === undefined;
}
