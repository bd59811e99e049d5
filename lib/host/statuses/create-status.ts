import { validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { accountsByEmail } from "../commits/people.ts";
import { representCommit } from "../commits/represent.ts";
import { branchesContaining } from "../git/branches-containing.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { fullNameOf, requireRepositoryRow } from "../repositories/row.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";
import { requireCommit } from "../require-commit.ts";
import { countStatuses, statusWithCreator } from "./queries.ts";
import { representStatus, type StatusRow } from "./represent.ts";
import { STATUSES_PER_CONTEXT_MAX } from "./rules.ts";
import type { CreateStatusInput } from "./schemas.ts";

/** Source: the official schema of the event `status`. */
const BRANCHES_TOLD = 10;

/** Says something about a commit. Throws 422 for a commit that the repository does not have and over the limit. */
export async function createStatus({
  actor,
  repository: { id: repositoryId, role, archived },
  sha,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  sha: string;
  input: CreateStatusInput;
}): Promise<StatusRow> {
  refuseArchived({ archived });
  const commit = await requireCommit(repositoryId, sha);
  const [acting, people, branches] = await Promise.all([
    requireActing(actor, role),
    accountsByEmail([commit.author.email, commit.committer.email]),
    branchesContaining(repositoryId, sha, BRANCHES_TOLD),
  ]);
  return transaction(async (tx) => {
    const { context, state } = input;
    if ((await countStatuses(tx, { repositoryId, sha, context })) >= STATUSES_PER_CONTEXT_MAX)
      throw validationFailed({
        resource: "Status",
        field: "context",
        code: "custom",
        message: "This SHA and context has reached the maximum number of statuses.",
      });
    const now = clock.now();
    const status = await tx.commitStatus.create({
      data: {
        repositoryId,
        sha,
        state,
        context,
        description: input.description || null,
        targetUrl: input.target_url || null,
        creatorId: actor.accountId,
        createdAt: now,
        updatedAt: now,
      },
      include: statusWithCreator,
    });
    const repository = await requireRepositoryRow(repositoryId, { tx });
    const { id, description, target_url, avatar_url } = representStatus(status, repository);
    await recordRepositoryEvent(tx, {
      name: "status",
      payload: {
        id,
        sha,
        name: fullNameOf(repository),
        target_url,
        avatar_url,
        context,
        description,
        state,
        commit: representCommit(commit, { repository, people }),
        branches: branches.map((branch) => ({
          name: branch.name,
          commit: { sha: branch.sha, url: repositoryApiUrl(repository, `/commits/${branch.sha}`) },
          protected: false,
        })),
        created_at: timestamp(status.createdAt),
        updated_at: timestamp(status.updatedAt),
      },
      repository,
      acting,
    });
    return status;
  });
}
