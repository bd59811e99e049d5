export type JsonFault = {
  /** Both from 1; the column in UTF-16 code units, as editors count. */
  line: number;
  column: number;
  /** The text ends before the value does. */
  atEnd: boolean;
};

const BLANK = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** What may come next: a value, the name of a member, the colon behind it, or what follows a value. */
type Next = "value" | "value or ]" | "name" | "name or }" | ":" | "after";

/**
 * Where a text stops being JSON; null when it is JSON. V8 says it in words that change, and not always where. Source:
 * RFC 8259.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: ("{" | "[")[] = [];
  let next: Next = "value";
  let at = 0;
  for (;;) {
    at = endOf(BLANK, text, at) ?? at;
    const end = endOf(TOKEN, text, at);
    if (end === null) {
      const isWhole = at === text.length && next === "after" && open.length === 0;
      return isWhole ? null : faultAt(text, at);
    }
    const following = step(text.slice(at, end), next, open);
    if (following === null) return faultAt(text, at);
    next = following;
    at = end;
  }
}

/** What may follow the token; null when the token may not stand here. `open` is what is still to be closed. */
function step(token: string, next: Next, open: ("{" | "[")[]): Next | null {
  const isString = token.startsWith('"');
  if (next === "after") {
    const inside = open.at(-1);
    if (token === "," && inside) return inside === "{" ? "name" : "value";
    return closes(token, inside) ? close(open) : null;
  }
  if (next === ":") return token === ":" ? "value" : null;
  if (next === "name" || next === "name or }") {
    if (isString) return ":";
    return next === "name or }" && token === "}" ? close(open) : null;
  }
  if (token === "]") return next === "value or ]" ? close(open) : null;
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "name or }" : "value or ]";
  }
  return isString || !"}],:".includes(token) ? "after" : null;
}

const closes = (token: string, inside: "{" | "[" | undefined): boolean =>
  (token === "}" && inside === "{") || (token === "]" && inside === "[");

function close(open: ("{" | "[")[]): Next {
  open.pop();
  return "after";
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function faultAt(text: string, at: number): JsonFault {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, atEnd: at === text.length };
}
