import { parsePerson, type Signature } from "./commit.ts";
import { GitError } from "./errors.ts";
import { withObjects } from "./objects.ts";
import { requireFullSha } from "./rules.ts";

const MAX_TAG_BYTES = 1024 * 1024;

/** An annotated tag as it is stored. Old tags may have no tagger. */
export type AnnotatedTag = {
  sha: string;
  name: string;
  objectSha: string;
  objectType: string;
  tagger: Signature;
  message: string;
};

/** The annotated tag with a full object name. @throws GitError `not-found`, `invalid` */
export async function readTag(repositoryId: number, sha: string): Promise<AnnotatedTag> {
  requireFullSha(sha);
  const object = await withObjects(repositoryId, (read) => read(sha, MAX_TAG_BYTES));
  if (object?.type !== "tag") throw new GitError({ kind: "not-found", what: "object", name: sha });
  const text = object.content.toString("utf8");
  const end = text.indexOf("\n\n");
  const lines = (end === -1 ? text : text.slice(0, end)).split("\n");
  const value = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? "";
  return {
    sha,
    name: value("tag"),
    objectSha: value("object"),
    objectType: value("type"),
    tagger: parsePerson(value("tagger")),
    message: end === -1 ? "" : text.slice(end + 2),
  };
}
