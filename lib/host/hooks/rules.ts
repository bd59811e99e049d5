import { type Refusal, unprocessable } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type HookOwner, ownerColumns } from "./owner.ts";
import { ALL_EVENTS } from "./schemas.ts";

/** Webhooks of one owner for each event. Source: wire facts §1.19. */
const HOOKS_PER_EVENT = 20;

/**
 * Throws 422 when the owner has a webhook with the same address and content type, or too many for one of the events.
 * The owner's row has to be locked, so that two who add one at a time are counted.
 */
export async function requireRoom(
  tx: Tx,
  owner: HookOwner,
  hook: { id: number | null; url: string; contentType: string; events: readonly string[] },
): Promise<void> {
  const others = await tx.hook.findMany({
    where: { ...ownerColumns(owner), deletedAt: null, ...(hook.id !== null && { id: { not: hook.id } }) },
    select: { url: true, contentType: true, events: true },
  });
  if (others.some(({ url, contentType }) => url === hook.url && contentType === hook.contentType))
    throw refuse(`Hook already exists on this ${owner.kind}`);
  for (const event of hook.events) {
    const sharing = others.filter(({ events }) => events.includes(event) || events.includes(ALL_EVENTS));
    if (sharing.length >= HOOKS_PER_EVENT)
      throw refuse(`The ${JSON.stringify(event)} event cannot have more than ${HOOKS_PER_EVENT} hooks`);
  }
}

const refuse = (message: string): Refusal =>
  unprocessable("Validation Failed", { errors: [{ resource: "Hook", field: "config", code: "custom", message }] });

/** Keeps the owner's webhooks as they are until the transaction ends. */
export async function lockOwner(tx: Tx, { kind, id }: HookOwner): Promise<void> {
  if (kind === "repository") await tx.$queryRaw`SELECT 1 FROM "Repository" WHERE id = ${id} FOR UPDATE`;
  else await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${id} FOR UPDATE`;
}
