import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { offerPermissions } from "@/lib/installations/offer-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import { type HeldAfterChange, heldAfterChange, reasonsFor } from "./rules.ts";
import { type PermissionsInput, permissionsSchema } from "./schemas.ts";
import { permissionsOf, type Reasons, reasonsOf } from "./stored-permissions.ts";
import { changedSince } from "./update-integration.ts";
import { validated } from "./validated.ts";

export type PermissionsChanged = {
  /** The version that installations are asked to accept now. */
  version: number;
  /** False when the same was asked for before, so that no version was made. */
  changed: boolean;
  /** Installations that have something to accept. */
  waiting: number;
};

/**
 * Asks for other permissions and events: a new numbered version with the author's note. Every installation loses at
 * once what was taken away, and keeps the rest until its account accepts. `seenVersion` is the version that the actor
 * started from: 422 when there is a newer one.
 */
export async function changePermissions({
  actor,
  integrationId,
  input,
  seenVersion,
}: {
  actor: Actor;
  integrationId: number;
  input: PermissionsInput;
  seenVersion?: number;
}): Promise<PermissionsChanged> {
  const asked = validated(permissionsSchema, input);
  return transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { ownerId, currentVersion } = integration;
    if (seenVersion !== undefined && seenVersion !== currentVersion) throw changedSince();
    const reasons = reasonsFor(asked.permissions, asked.reasons);
    if (asksTheSame(integration.versions[0], { ...asked, reasons }))
      return { version: currentVersion, changed: false, waiting: 0 };

    const version = currentVersion + 1;
    const now = clock.now();
    await tx.integrationVersion.create({
      data: {
        integrationId,
        number: version,
        permissions: { ...asked.permissions } as Prisma.InputJsonObject,
        events: asked.events,
        note: asked.note,
        reasons,
        createdById: actor.accountId,
        createdAt: now,
      },
    });
    await tx.integration.update({ where: { id: integrationId }, data: { currentVersion: version, updatedAt: now } });
    const waiting = await applyToInstallations(tx, { integrationId, version, asked });
    await recordAudit(tx, {
      action: "integration.update",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { version, permissions: { ...asked.permissions }, events: asked.events },
    });
    return { version, changed: true, waiting };
  });
}

type Asked = { permissions: Permissions; events: readonly string[] };

function asksTheSame(
  current: { permissions: unknown; reasons: unknown; events: readonly string[] } | undefined,
  asked: Asked & { reasons: Reasons },
): boolean {
  return (
    current !== undefined &&
    isDeepStrictEqual({ ...permissionsOf(current.permissions) }, { ...asked.permissions }) &&
    isDeepStrictEqual({ ...reasonsOf(current.reasons) }, { ...asked.reasons }) &&
    isDeepStrictEqual(new Set(current.events), new Set(asked.events))
  );
}

/** Returns how many installations have something to accept; their owners are told. Those that end up alike are written
 *  together. */
async function applyToInstallations(
  tx: Tx,
  { integrationId, version, asked }: { integrationId: number; version: number; asked: Asked },
): Promise<number> {
  const installations = await tx.installation.findMany({
    where: { integrationId },
    select: { id: true, permissions: true },
  });
  const groups = new Map<string, { after: HeldAfterChange; ids: number[] }>();
  for (const { id, permissions } of installations) {
    const after = heldAfterChange(permissionsOf(permissions), asked);
    const key = JSON.stringify(after);
    const group = groups.get(key) ?? { after, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  const waiting: number[] = [];
  const settled: number[] = [];
  for (const { after, ids } of groups.values()) {
    (after.accepted ? settled : waiting).push(...ids);
    await tx.installation.updateMany({
      where: { id: { in: ids } },
      data: {
        permissions: { ...after.permissions },
        events: after.events,
        updatedAt: clock.now(),
        ...(after.accepted && { acceptedVersion: version }),
      },
    });
  }
  await offerPermissions(tx, { integrationId, version, waiting, settled });
  return waiting.length;
}
