import { escapeMarkup } from "@/lib/platform/escape-markup.ts";

/** An answer of the token endpoint: flat, and null fields left out. */
export type TokenAnswer = Readonly<Record<string, string | number>>;

export type Formatted = { contentType: string; content: string };

/** Form-encoded unless `Accept` asks for JSON or XML. Source: wire facts §1.9. */
export function formatAnswer(answer: TokenAnswer, accept: string | null): Formatted {
  const wanted = (accept ?? "").toLowerCase();
  if (/application\/(?:[\w.+-]*\+)?json/.test(wanted))
    return { contentType: "application/json; charset=utf-8", content: JSON.stringify(answer) };
  if (/(?:application|text)\/xml/.test(wanted))
    return { contentType: "application/xml; charset=utf-8", content: asXml(answer) };
  const pairs = Object.entries(answer).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    contentType: "application/x-www-form-urlencoded; charset=utf-8",
    content: new URLSearchParams(pairs).toString(),
  };
}

function asXml(answer: TokenAnswer): string {
  const fields = Object.entries(answer).map(([name, value]) => `  <${name}>${escapeMarkup(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<OAuth>\n${fields.join("\n")}\n</OAuth>\n`;
}
