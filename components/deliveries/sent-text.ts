/** More than this is not put into a page; the API gives the whole. */
const SHOWN_CHARS_MAX = 100_000;

type ShownText = { text: string; cut: boolean };

/** JSON laid out over lines; anything else as it is. */
export function readable(text: string): ShownText {
  const laidOut = text.length > SHOWN_CHARS_MAX ? text : prettyJson(text);
  return { text: laidOut.slice(0, SHOWN_CHARS_MAX), cut: laidOut.length > SHOWN_CHARS_MAX };
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** One header a line. */
export function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
