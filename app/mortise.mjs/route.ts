import { readListenProgram } from "@/lib/webhooks/listen-program.ts";

/** The program that listens for a webhook, for machines that have Node.js and no copy of Mortise. */
export async function GET(): Promise<Response> {
  return new Response(await readListenProgram(), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "content-disposition": 'attachment; filename="mortise.mjs"',
      "cache-control": "no-cache",
    },
  });
}
