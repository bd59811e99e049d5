import { escapeMarkup } from "./escape-markup.ts";

/** Mail programs keep styles of elements and drop most others, so that each element carries its own. */
const STYLE = {
  body: "margin:0;padding:24px 12px;background:#f6f7f9;color:#1c2128;font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif",
  card: "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d0d5dd;border-radius:8px",
  heading: "margin:0 0 16px;font-size:20px;line-height:1.3;overflow-wrap:anywhere",
  paragraph: "margin:0 0 16px;overflow-wrap:anywhere",
  list: "margin:0 0 16px;padding-left:20px",
  quote: "margin:0 0 16px;padding:0 0 0 12px;border-left:4px solid #d0d5dd;overflow-wrap:anywhere",
  link: "color:#1f5fbf",
  button:
    "display:inline-block;padding:8px 16px;border-radius:6px;background:#1f5fbf;color:#ffffff;font-weight:600;text-decoration:none",
  footer: "max-width:560px;margin:16px auto 0;color:#57606a;font-size:12px",
} as const;

/** What mail programs that know dark looks take in place of those. */
const DARK = `@media (prefers-color-scheme: dark) {
body { background: #0d1117 !important; color: #e6edf3 !important; }
.card { background: #161b22 !important; border-color: #30363d !important; }
.quote { border-color: #3d444d !important; }
.link { color: #9db7ff !important; }
.footer { color: #9198a1 !important; }
}`;

const ADDRESS = /https?:\/\/[^\s<>"]+/;

/**
 * A message's HTML, made of its plain text so that the two cannot differ: paragraphs are set apart by an empty line,
 * lines of a list begin with "- ", those of a quotation with "> ". An address alone in its paragraph becomes a button
 * with the words of `button`, or is shown as it is without them. Nothing in the text is taken for HTML.
 */
export function mailHtml({
  subject,
  text,
  button,
}: {
  subject: string;
  text: string;
  button?: string | undefined;
}): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraphHtml(paragraph, button));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><style>${DARK}</style><title>${escapeMarkup(subject)}</title></head>
<body style="${STYLE.body}">
<div class="card" style="${STYLE.card}">
<h1 style="${STYLE.heading}">${escapeMarkup(subject)}</h1>
${paragraphs.join("\n")}
</div>
<p class="footer" style="${STYLE.footer}">Sent by Mortise. Nobody reads answers to this address.</p>
</body></html>
`;
}

function paragraphHtml(paragraph: string, button: string | undefined): string {
  const lines = paragraph.split("\n");
  if (lines.length === 1 && new RegExp(`^${ADDRESS.source}$`).test(paragraph.trim()))
    return `<p style="${STYLE.paragraph}">${addressHtml(paragraph.trim(), button)}</p>`;
  if (lines.every((line) => line.startsWith("- ")))
    return `<ul style="${STYLE.list}">${lines.map((line) => `<li>${linked(line.slice(2))}</li>`).join("")}</ul>`;
  if (lines.every((line) => line.startsWith(">")))
    return `<blockquote class="quote" style="${STYLE.quote}">${lines.map((line) => linked(line.replace(/^> ?/, ""))).join("<br>")}</blockquote>`;
  return `<p style="${STYLE.paragraph}">${lines.map(linked).join("<br>")}</p>`;
}

function addressHtml(address: string, button: string | undefined): string {
  const look = button === undefined ? `class="link" style="${STYLE.link}"` : `style="${STYLE.button}"`;
  return `<a href="${escapeMarkup(address)}" ${look}>${escapeMarkup(button ?? address)}</a>`;
}

/** Text with its addresses as links. */
function linked(text: string): string {
  return text
    .split(new RegExp(`(${ADDRESS.source})`))
    .map((piece, index) => (index % 2 === 1 ? addressHtml(piece, undefined) : escapeMarkup(piece)))
    .join("");
}
