/** A line of a patch as git writes it, sign included, with its numbers in the old and the new file. */
export type PatchLine = {
  /** From 0, over the whole patch. */
  place: number;
  kind: "hunk" | "added" | "removed" | "same" | "note";
  text: string;
  before: number | null;
  after: number | null;
};

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/** Reads the hunks of one file, from the first "@@" on. */
export function patchLines(patch: string): PatchLine[] {
  let before = 0;
  let after = 0;
  return patch.split("\n").map((text, place) => {
    const hunk = HUNK.exec(text);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      return { place, kind: "hunk", text, before: null, after: null };
    }
    if (text.startsWith("+")) return { place, kind: "added", text, before: null, after: after++ };
    if (text.startsWith("-")) return { place, kind: "removed", text, before: before++, after: null };
    if (text.startsWith("\\")) return { place, kind: "note", text, before: null, after: null };
    return { place, kind: "same", text, before: before++, after: after++ };
  });
}
