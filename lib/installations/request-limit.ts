import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { shared } from "@/lib/platform/shared.ts";

/** Requests an hour of an installation. Source: wire facts §1.17. */
const LEAST = 5000;
const MOST = 12_500;
/** Each repository above so many, and each person of the organization above as many, adds. */
const FREE = 20;
const EACH = 50;

/** How long a figure is believed. */
const KEPT_MS = 60_000;
const MAX_KEPT = 10_000;

const kept = shared("installation-request-limits", () => new Map<number, { limit: number; readAt: number }>());

/** How many requests an hour an installation with so many repositories and people has. */
export function requestLimit({ repositories, people }: { repositories: number; people: number }): number {
  const above = Math.max(0, repositories - FREE) + Math.max(0, people - FREE);
  return Math.min(MOST, LEAST + EACH * above);
}

/** The same for an installation by id, counted at most once a minute. */
export async function requestLimitOf(installationId: number): Promise<number> {
  const now = clock.now().getTime();
  const found = kept.get(installationId);
  if (found && Math.abs(now - found.readAt) < KEPT_MS) return found.limit;
  const limit = requestLimit(await sizeOf(installationId));
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(installationId, { limit, readAt: now });
  return limit;
}

async function sizeOf(id: number): Promise<{ repositories: number; people: number }> {
  const installation = await db.installation.findUnique({
    where: { id },
    select: { accountId: true, repositorySelection: true, _count: { select: { repositories: true } } },
  });
  if (!installation) return { repositories: 0, people: 0 };
  const { accountId, repositorySelection, _count } = installation;
  const [owned, people] = await Promise.all([
    repositorySelection === "all" ? db.repository.count({ where: { ownerId: accountId } }) : _count.repositories,
    db.membership.count({ where: { organizationId: accountId } }),
  ]);
  return { repositories: owned, people };
}
