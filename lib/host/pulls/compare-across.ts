import type { Visibility } from "@/lib/authorization/visibility.ts";
import type { Page } from "@/lib/platform/pagination.ts";
import type { AccountsByEmail } from "../commits/people.ts";
import { peopleOf } from "../commits/queries.ts";
import type { Commit } from "../git/commit.ts";
import { type Comparison, compareRefs } from "../git/compare.ts";
import { fetchCommit } from "../git/fetch-commit.ts";
import { listCommits } from "../git/read-commits.ts";
import { resolveRef } from "../git/resolve-ref.ts";
import type { Range } from "./changes.ts";
import { findInNetwork } from "./find-head.ts";
import { parseHead } from "./rules.ts";

/**
 * How two ends stand to each other, given as `base...head`, where each may name the owner of another repository of the
 * network. Null when the text is not of this form or an end does not exist. @throws GitError `timeout`, `failed`
 */
export async function compareAcross(
  repository: { id: number; ownerLogin: string },
  { basehead, visible }: { basehead: string; visible: Visibility },
): Promise<(Comparison & { range: Range }) | null> {
  const [base, head, more] = basehead.split("...");
  if (!base || !head || more !== undefined) return null;
  const baseSha = await findEnd(repository, base, visible);
  const headSha = baseSha && (await findEnd(repository, head, visible));
  if (!baseSha || !headSha) return null;
  const comparison = await compareRefs(repository.id, { base: baseSha, head: headSha });
  return { ...comparison, range: { repositoryId: repository.id, baseSha, headSha } };
}

async function findEnd(
  repository: { id: number; ownerLogin: string },
  name: string,
  visible: Visibility,
): Promise<string | null> {
  const { owner, ref } = parseHead(name);
  const isOwn = owner === null || owner.toLowerCase() === repository.ownerLogin.toLowerCase();
  const place = isOwn ? repository : await findInNetwork(repository.id, { owner, name: undefined, visible });
  const found = place && (await resolveRef(place.id, ref));
  if (found?.type !== "commit" || !place) return null;
  await fetchCommit(repository.id, { from: place.id, sha: found.sha });
  return found.sha;
}

/** A page of what the head has beyond the base, `total` commits, oldest first, with the accounts of those who made them. */
export async function listBetween(
  { repositoryId, baseSha, headSha }: Range,
  { total, page: { page, perPage } }: { total: number; page: Page },
): Promise<{ commits: Commit[]; people: AccountsByEmail }> {
  const older = (page - 1) * perPage;
  const count = Math.min(perPage, total - older);
  if (count <= 0) return { commits: [], people: new Map() };
  const skip = total - older - count;
  const { commits } = await listCommits(repositoryId, {
    ref: headSha,
    exclude: [baseSha],
    page: 1,
    perPage: count,
    skip,
  });
  return { commits: commits.reverse(), people: await peopleOf(commits) };
}
