import { type PatchLine, patchLines } from "../../patch-lines.ts";

export const REVIEW_EVENTS = ["APPROVE", "REQUEST_CHANGES", "COMMENT"] as const;
export type ReviewEvent = (typeof REVIEW_EVENTS)[number];

/** What a review is once it is submitted. */
export const STATE_OF = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
} as const satisfies Record<ReviewEvent, string>;

/** LEFT is the file as it was, RIGHT as it is proposed. */
export const SIDES = ["LEFT", "RIGHT"] as const;
export type Side = (typeof SIDES)[number];

/** A line of a change: its place in the file's patch, counted from the first hunk's heading, and the hunk down to it. */
export type Place = { position: number; side: Side; line: number; diffHunk: string };

/** Where a comment is meant to be, by line or by the place in the patch, as older clients say it. */
export type Aim = { line: number; side: Side } | { position: number };

/** Finds a line in the hunks of one file; null when it is no part of them. */
export function findPlace(patch: string, aim: Aim): Place | null {
  const lines = patchLines(patch);
  const found = lines.find((line) => isMeant(line, aim));
  if (!found) return null;
  const { before, after, place } = found;
  const side = "side" in aim ? aim.side : after === null ? "LEFT" : "RIGHT";
  const line = side === "LEFT" ? before : after;
  if (line === null) return null;
  const hunk = lines.findLastIndex(({ kind, place: at }) => kind === "hunk" && at < place);
  const diffHunk = lines
    .slice(hunk, place + 1)
    .map(({ text }) => text)
    .join("\n");
  return { position: place, side, line, diffHunk };
}

function isMeant({ place, before, after }: PatchLine, aim: Aim): boolean {
  if (before === null && after === null) return false;
  if ("position" in aim) return place === aim.position;
  return (aim.side === "LEFT" ? before : after) === aim.line;
}
