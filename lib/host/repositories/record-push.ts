import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, requireActing } from "../acting.ts";
import { integrationsToAsk, requestSuites } from "../checks/request-suites.ts";
import { noReplyAddress } from "../commit-person.ts";
import { setDefaultBranch } from "../git/init-repository.ts";
import { getCommit } from "../git/read-commits.ts";
import { findRef, isAncestor, type RefUpdate } from "../git/refs.ts";
import { ZERO_SHA } from "../git/rules.ts";
import { followPush, planFollowing } from "../pulls/follow-push.ts";
import { recordRepositoryEvent } from "./events.ts";
import { pushedCommits } from "./pushed-commits.ts";
import { findRepositoryRow, type RepositoryRow, requireRepositoryRow } from "./row.ts";
import { repositoryHtmlUrl } from "./urls.ts";

const BRANCH = "refs/heads/";
const TAG = "refs/tags/";

/**
 * Writes down that refs moved: the time, and the events `push`, `create` and `delete` for branches and tags. A
 * repository whose default branch does not exist takes the first branch that is pushed for it. Everything that git has
 * to be asked is asked before the transaction.
 */
export async function recordPush({
  repositoryId,
  actor,
  updates,
  also,
}: {
  repositoryId: number;
  actor: Actor;
  updates: readonly RefUpdate[];
  /** What is written down with the push: both or neither. */
  also?: (tx: Tx) => Promise<void>;
}): Promise<void> {
  const [acting, repository] = await Promise.all([requireActing(actor, null), findRepositoryRow(repositoryId)]);
  if (!repository) return;
  const told = updates.filter(({ ref }) => ref.startsWith(BRANCH) || ref.startsWith(TAG));
  const pushes: { update: RefUpdate; payload: Record<string, unknown> }[] = [];
  for (const update of told) pushes.push({ update, payload: await pushPayload(repository, update, acting) });
  const [defaultBranch, checked, steps] = await Promise.all([
    newDefaultBranch(repository, told),
    pushesToCheck(repository, told),
    planFollowing(repositoryId, told),
  ]);
  await transaction(async (tx) => {
    const now = clock.now();
    const data = { pushedAt: now, updatedAt: now, ...(defaultBranch && { defaultBranch }) };
    await tx.repository.update({ where: { id: repositoryId }, data });
    const after = await requireRepositoryRow(repositoryId, { tx });
    for (const { update, payload } of pushes) await recordUpdate(tx, { update, payload, repository: after, acting });
    for (const { integrationIds, ...pushed } of checked)
      await requestSuites(tx, { integrationIds, pushed, repository: after, acting });
    await also?.(tx);
    await followPush(tx, steps, acting);
  });
  if (defaultBranch) await setDefaultBranch(repositoryId, defaultBranch);
}

/** What a push of the newest commit of a ref would have said. */
export async function lastPushPayload(
  repository: RepositoryRow,
  { ref, sha, acting }: { ref: string; sha: string; acting: Acting },
): Promise<Record<string, unknown>> {
  const { parents } = await getCommit(repository.id, sha);
  return pushPayload(repository, { ref, before: parents[0] ?? null, after: sha }, acting);
}

async function pushPayload(
  repository: RepositoryRow,
  update: RefUpdate,
  { account }: Acting,
): Promise<Record<string, unknown>> {
  const { ref, before, after } = update;
  const { commits, head } = await pushedCommits(repository, update);
  const forced = before !== null && after !== null && !(await isAncestor(repository.id, before, after));
  return {
    ref,
    before: before ?? ZERO_SHA,
    after: after ?? ZERO_SHA,
    base_ref: null,
    created: before === null,
    deleted: after === null,
    forced,
    compare: compareUrl(repository, update),
    commits,
    head_commit: head,
    pusher: { name: account.login, email: noReplyAddress(account) },
  };
}

/** The branches that now end with a commit that integrations are to check. */
async function pushesToCheck(repository: RepositoryRow, updates: readonly RefUpdate[]) {
  const moved = updates.filter(({ ref, after }) => ref.startsWith(BRANCH) && after !== null);
  const integrationIds = moved.length > 0 ? await integrationsToAsk(repository) : [];
  if (integrationIds.length === 0) return [];
  return Promise.all(
    moved.map(async ({ ref, before, after }) => ({
      integrationIds,
      branch: shortName(ref),
      before: before ?? ZERO_SHA,
      commit: await getCommit(repository.id, after as string),
    })),
  );
}

/** The page that shows what the push brought. */
function compareUrl(repository: RepositoryRow, { ref, before, after }: RefUpdate): string {
  if (before && after) return repositoryHtmlUrl(repository, `/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`);
  return repositoryHtmlUrl(repository, `/compare/${shortName(ref)}`);
}

const shortName = (ref: string): string => ref.replace(/^refs\/(heads|tags)\//, "");

async function newDefaultBranch(repository: RepositoryRow, updates: readonly RefUpdate[]): Promise<string | null> {
  const created = updates.find(({ ref, before, after }) => ref.startsWith(BRANCH) && before === null && after !== null);
  if (!created || (await findRef(repository.id, `${BRANCH}${repository.defaultBranch}`))) return null;
  return shortName(created.ref);
}

async function recordUpdate(
  tx: Tx,
  {
    update: { ref, before, after },
    payload,
    ...context
  }: { update: RefUpdate; payload: Record<string, unknown>; repository: RepositoryRow; acting: Acting },
): Promise<void> {
  const { defaultBranch, description } = context.repository;
  const named = {
    ref: shortName(ref),
    full_ref: ref,
    ref_type: ref.startsWith(TAG) ? "tag" : "branch",
    pusher_type: "user",
  };
  if (before === null)
    await recordRepositoryEvent(tx, {
      name: "create",
      payload: { ...named, master_branch: defaultBranch, description },
      ...context,
    });
  if (after === null) await recordRepositoryEvent(tx, { name: "delete", payload: named, ...context });
  await recordRepositoryEvent(tx, { name: "push", payload, ...context });
}
