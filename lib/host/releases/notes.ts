import { validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { db } from "@/lib/platform/db.ts";
import { listCommits } from "../git/read-commits.ts";
import { resolveRef } from "../git/resolve-ref.ts";
import { repositoryHtmlUrl } from "../repositories/urls.ts";
import { requireTarget } from "./ensure-tag.ts";

/** More changes than this are counted and not listed. */
const CHANGES_MAX = 100;

type Wanted = {
  tag_name: string;
  target_commitish?: string | undefined;
  previous_tag_name?: string | undefined;
};

/**
 * A title and a text for a release, made of the commits since the release before it. Nothing is stored.
 * @throws 422 for a previous tag or a target that does not exist
 */
export async function generateNotes(
  repository: Pick<RepositorySubject, "id" | "ownerLogin" | "name" | "defaultBranch">,
  { tag_name: tag, target_commitish, previous_tag_name }: Wanted,
): Promise<{ name: string; body: string }> {
  const { id } = repository;
  const tagged = await resolveRef(id, `refs/tags/${tag}`);
  const head = tagged?.sha ?? (await requireTarget(id, target_commitish || repository.defaultBranch));
  const previous = previous_tag_name ?? (await findPreviousTag(id, tag));
  const base = previous === null ? null : await resolveRef(id, `refs/tags/${previous}`);
  if (previous_tag_name !== undefined && !base)
    throw validationFailed({
      resource: "Release",
      field: "previous_tag_name",
      code: "invalid",
      message: `There is no tag ${previous_tag_name}.`,
    });
  const { commits, hasMore } = await listCommits(id, {
    ref: head,
    ...(base && { exclude: [base.sha] }),
    page: 1,
    perPage: CHANGES_MAX,
  });
  const lines = commits.map(({ sha, message, author }) => {
    const [subject = ""] = message.split("\n");
    return `* ${subject} (${sha.slice(0, 7)}, ${author.name})`;
  });
  const all = previous && base ? `/compare/${previous}...${tag}` : `/commits/${tag}`;
  const body = [
    previous && base ? `## Changes since ${previous}` : "## Changes",
    "",
    ...(lines.length > 0 ? lines : ["No commit since then."]),
    ...(hasMore ? ["* and more"] : []),
    "",
    `**All changes**: ${repositoryHtmlUrl(repository, all)}`,
  ].join("\n");
  return { name: tag, body };
}

async function findPreviousTag(repositoryId: number, tag: string): Promise<string | null> {
  const before = await db.release.findFirst({
    where: { repositoryId, draft: false, tagName: { not: tag } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    select: { tagName: true },
  });
  return before?.tagName ?? null;
}
