import { validationFailed } from "@/lib/api/errors.ts";
import { type Range, readChanges } from "../changes.ts";
import { findPlace, type Place, type Side } from "./rules.ts";
import type { DraftComment } from "./schemas.ts";

/** Where a comment stands, in the columns that keep it. */
export type Placed = {
  body: string;
  path: string;
  diffHunk: string;
  subjectType: "line" | "file";
  side: Side;
  startSide: Side | null;
  line: number | null;
  startLine: number | null;
  position: number | null;
};

const RESOURCE = "PullRequestReviewComment";

const notInDiff = (field: string) =>
  validationFailed({
    resource: RESOURCE,
    field: `pull_request_review_thread.${field}`,
    code: "custom",
    message: `pull_request_review_thread.${field} must be part of the diff`,
  });

/**
 * Finds the lines of what a pull request changes that comments are on. Throws 422 for a file or line that is no part of
 * it. Source of the words: answers of the real service.
 */
export async function placeComments(range: Range, comments: readonly DraftComment[]): Promise<Placed[]> {
  if (comments.length === 0) return [];
  const { files } = await readChanges(range);
  return comments.map((comment) => {
    const file = files.find(({ path }) => path === comment.path);
    if (!file) throw notInDiff("path");
    return placeIn(file.patch ?? "", comment);
  });
}

function placeIn(patch: string, comment: DraftComment): Placed {
  const { body, path } = comment;
  if (comment.subject_type === "file")
    return {
      ...{ body, path, diffHunk: patch.split("\n", 1)[0] ?? "", subjectType: "file", side: "RIGHT" },
      ...{ startSide: null, line: null, startLine: null, position: null },
    };
  const at = lineOf(patch, comment);
  const start = comment.start_line ?? null;
  const startSide = start === null ? null : (comment.start_side ?? at.side);
  if (start !== null && startSide !== null) {
    if (start >= at.line && startSide === at.side)
      throw validationFailed({
        resource: RESOURCE,
        field: "start_line",
        code: "invalid",
        message: "start_line must precede the end line",
      });
    if (!findPlace(patch, { line: start, side: startSide })) throw notInDiff("start_line");
  }
  return {
    ...{ body, path, diffHunk: at.diffHunk, subjectType: "line", side: at.side },
    ...{ startSide, line: at.line, startLine: start, position: at.position },
  };
}

function lineOf(patch: string, { line, side = "RIGHT", position }: DraftComment): Place {
  if (line === undefined && position === undefined)
    throw validationFailed({
      resource: RESOURCE,
      field: "line",
      code: "missing_field",
      message: "line is required",
    });
  const found = findPlace(patch, line === undefined ? { position: position ?? 0 } : { line, side });
  if (!found) throw notInDiff(line === undefined ? "position" : "line");
  return found;
}
