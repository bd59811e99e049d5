import { unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { refuseArchived } from "../acting.ts";
import { peopleOf } from "../commit-person.ts";
import type { Commit } from "../git/commit.ts";
import { withObjectInfo } from "../git/objects.ts";
import { getCommit } from "../git/read-commits.ts";
import { type AnnotatedTag, readTag } from "../git/read-tag.ts";
import { resolveRef } from "../git/resolve-ref.ts";
import { listTree, type TreeListing } from "../git/tree.ts";
import { writeCommit } from "../git/write-commit.ts";
import { writeBlob, writeTag, writeTree } from "../git/write-objects.ts";
import { refusingGit } from "../refusing-git.ts";
import type { CommitInput, TagInput, TreeInput } from "./schemas.ts";

/** Objects that no ref leads to yet: nobody is told of them before one does. */
type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "archived"> };

/** Throws 403 on an archived repository. Returns the blob's object name. */
export function createBlob({ repository, content }: Subject & { content: Buffer }): Promise<string> {
  refuseArchived(repository);
  return refusingGit(() => writeBlob(repository.id, content));
}

/** Throws 404 for a base that there is not, 422 for objects that there are not, 403 on an archived repository. */
export async function createTree({ repository, input }: Subject & { input: TreeInput }): Promise<TreeListing> {
  refuseArchived(repository);
  const { id } = repository;
  return refusingGit(
    async () => {
      const base = input.base_tree === undefined ? null : await requireTree(id, input.base_tree);
      const changes: Parameters<typeof writeTree>[1]["changes"][number][] = [];
      for (const { path, mode, sha = null, content } of input.tree)
        changes.push({ path, mode, sha: content === undefined ? sha : await writeBlob(id, Buffer.from(content)) });
      const treeSha = await writeTree(id, { base, changes });
      return listTree(id, { ref: treeSha });
    },
    { "not-found": ({ name }) => unprocessable(`tree.sha ${name} is not a valid object of its mode`) },
  );
}

/** The tree that a name stands for: its own, or a commit's. */
async function requireTree(repositoryId: number, name: string): Promise<string> {
  const found = await resolveRef(repositoryId, name);
  if (!found || found.type === "blob") throw unprocessable("base_tree is not a valid tree");
  const info = await withObjectInfo(repositoryId, (find) => find(`${found.sha}^{tree}`));
  if (!info) throw unprocessable("base_tree is not a valid tree");
  return info.sha;
}

/** Throws 422 for a tree and parents that there are not, 403 on an archived repository. */
export async function createCommit({ actor, repository, input }: Subject & { input: CommitInput }): Promise<Commit> {
  refuseArchived(repository);
  const { id } = repository;
  await withObjectInfo(id, async (find) => {
    if ((await find(input.tree))?.type !== "tree") throw unprocessable("Tree SHA does not exist");
    for (const parent of input.parents)
      if ((await find(parent))?.type !== "commit")
        throw unprocessable("Parent SHA does not exist or is not a commit object");
  });
  const { author, committer } = await peopleOf(actor, input);
  const at = ({ name, email, date }: typeof author) => ({ name, email, at: date });
  return refusingGit(async () => {
    const content = { treeSha: input.tree, parents: input.parents, message: input.message };
    return getCommit(id, await writeCommit(id, { ...content, author: at(author), committer: at(committer) }));
  });
}

/** Throws 422 for an object that there is not or is of another type, 403 on an archived repository. */
export async function createTag({ actor, repository, input }: Subject & { input: TagInput }): Promise<AnnotatedTag> {
  refuseArchived(repository);
  const { id } = repository;
  const found = await withObjectInfo(id, (find) => find(input.object));
  if (found?.type !== input.type) throw unprocessable(`object ${input.object} is no ${input.type} of this repository`);
  const { author } = await peopleOf(actor, { author: input.tagger });
  const tagger = { name: author.name, email: author.email, at: input.tagger ? author.date : clock.now() };
  return refusingGit(async () => {
    const { tag: name, object: objectSha, type, message } = input;
    return readTag(id, await writeTag(id, { name, objectSha, type, message, tagger }));
  });
}
