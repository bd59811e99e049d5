import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { requireActing } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";

type Target = { actor: Actor; repository: Pick<RepositorySubject, "id"> };

/** Marks a repository as one that a person likes; it is told as `star` and, in its older form, as `watch`. */
export async function starRepository({ actor, repository: { id: repositoryId } }: Target): Promise<void> {
  const acting = await requireActing(actor, null);
  await transaction(async (tx) => {
    const createdAt = clock.now();
    const { count } = await tx.star.createMany({
      data: { userId: actor.accountId, repositoryId, createdAt },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const repository = await requireRepositoryRow(repositoryId, { tx });
    const payload = { starred_at: timestamp(createdAt) };
    await recordRepositoryEvent(tx, { name: "star", action: "created", payload, repository, acting });
    await recordRepositoryEvent(tx, { name: "watch", action: "started", repository, acting });
  });
}

/** Takes the mark away; does nothing where there is none. */
export async function unstarRepository({ actor, repository: { id: repositoryId } }: Target): Promise<void> {
  const acting = await requireActing(actor, null);
  await transaction(async (tx) => {
    const { count } = await tx.star.deleteMany({ where: { userId: actor.accountId, repositoryId } });
    if (count === 0) return;
    const repository = await requireRepositoryRow(repositoryId, { tx });
    const payload = { starred_at: null };
    await recordRepositoryEvent(tx, { name: "star", action: "deleted", payload, repository, acting });
  });
}
