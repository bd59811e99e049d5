import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { type RepositoryRow, requireRepositoryRow } from "../repositories/row.ts";

/** Makes these the topics of a repository and no others. Needs admin rights. Throws 403, also on an archived repository. */
export async function setTopics({
  actor,
  repository,
  names,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  names: readonly string[];
}): Promise<RepositoryRow> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  refuseArchived(repository);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Repository" WHERE id = ${repository.id}::int FOR UPDATE`;
    const before = await requireRepositoryRow(repository.id, { tx });
    const topics = [...new Set(names)];
    await tx.repository.update({ where: { id: repository.id }, data: { topics, updatedAt: clock.now() } });
    const after = await requireRepositoryRow(repository.id, { tx });
    if (before.topics.join() !== topics.join()) {
      const payload = { changes: { topics: { from: before.topics } } };
      await recordRepositoryEvent(tx, { name: "repository", action: "edited", payload, repository: after, acting });
    }
    return after;
  });
}
