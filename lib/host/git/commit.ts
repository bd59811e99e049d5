/** Who, and when. `at` is exact to the second; `timezone` is the offset written beside it, like "+0200". */
export type Signature = { name: string; email: string; at: Date; timezone: string };

/** A commit as it is stored. `signature` is the armoured signature and `payload` what it signs, both or neither. */
export type Commit = {
  sha: string;
  treeSha: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
  signature: string | null;
  payload: string | null;
};

/** Parses a raw commit object. Broken dates, which old histories have, become the start of 1970. */
export function parseCommit(sha: string, raw: Buffer): Commit {
  const text = raw.toString("utf8");
  const end = text.indexOf("\n\n");
  const headers = parseHeaders(end === -1 ? text : text.slice(0, end));
  const signature = headers.find(({ name }) => name === "gpgsig");
  const value = (name: string) => headers.find((header) => header.name === name)?.value ?? "";
  return {
    sha,
    treeSha: value("tree"),
    parents: headers.filter(({ name }) => name === "parent").map((header) => header.value),
    author: parsePerson(value("author")),
    committer: parsePerson(value("committer")),
    message: end === -1 ? "" : text.slice(end + 2),
    signature: signature?.value ?? null,
    payload: signature ? text.replace(`${signature.raw}\n`, "") : null,
  };
}

type Header = { name: string; value: string; raw: string };

/** A line that starts with a space continues the header before it. */
function parseHeaders(text: string): Header[] {
  return text.split(/\n(?! )/).map((raw) => {
    const space = raw.indexOf(" ");
    if (space === -1) return { name: raw, value: "", raw };
    return { name: raw.slice(0, space), value: raw.slice(space + 1).replaceAll("\n ", "\n"), raw };
  });
}

/** `Name <email> seconds zone`; the last brackets count, since an old name may hold some. */
export function parsePerson(text: string): Signature {
  const match = /^(.*?) ?<([^<>]*)> ?(-?\d+)? ?([+-]\d{4})?\s*$/s.exec(text);
  if (!match) return { name: text, email: "", at: new Date(0), timezone: "+0000" };
  const [, name = "", email = "", seconds = "0", timezone = "+0000"] = match;
  const at = new Date(Number(seconds) * 1000);
  return { name, email, at: Number.isNaN(at.getTime()) ? new Date(0) : at, timezone };
}
