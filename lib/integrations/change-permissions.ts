import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { offerPermissions } from "@/lib/installations/offer-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import type { IntegrationDetails } from "./queries.ts";
import { changedFields, recordChange, requireUnchangedSince } from "./revisions.ts";
import { type HeldAfterChange, heldAfterChange, reasonsFor } from "./rules.ts";
import { type PermissionsInput, permissionsSchema } from "./schemas.ts";
import { permissionsOf, reasonsOf } from "./stored-permissions.ts";
import { refuseField, validated } from "./validated.ts";

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
 * once what was taken away, and keeps the rest until its account accepts. The paths of single files are the
 * registration's own, and count at once. Throws 409 when somebody changed any of it since the revision `seen`, and 422
 * for a note without anything that it could be about.
 */
export async function changePermissions({
  actor,
  integrationId,
  input,
  seen,
}: {
  actor: Actor;
  integrationId: number;
  input: PermissionsInput;
  seen?: number | undefined;
}): Promise<PermissionsChanged> {
  const asked = validated(permissionsSchema, input);
  return transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { currentVersion } = integration;
    const reasons = reasonsFor(asked.permissions, asked.reasons);
    const paths = asked.single_file_paths ?? integration.singleFilePaths;
    const current = valuesOf(integration);
    await requireUnchangedSince(tx, { integration, actor, seen, current });
    const fields = changedFields(current, {
      permissions: { ...asked.permissions },
      reasons: { ...reasons },
      events: asked.events.toSorted(),
      single_file_paths: paths,
    });
    const asksOther = fields.some((field) => field !== "single_file_paths");
    if (!asksOther && asked.note !== null) throw noteAlone();
    if (fields.length === 0) return { version: currentVersion, changed: false, waiting: 0 };

    const version = asksOther ? currentVersion + 1 : currentVersion;
    if (asksOther)
      await tx.integrationVersion.create({
        data: {
          integrationId,
          number: version,
          permissions: { ...asked.permissions } as Prisma.InputJsonObject,
          events: asked.events,
          note: asked.note,
          reasons,
          createdById: actor.accountId,
          createdAt: clock.now(),
        },
      });
    await tx.integration.update({
      where: { id: integrationId },
      data: { currentVersion: version, singleFilePaths: paths },
    });
    const waiting = asksOther ? await applyToInstallations(tx, { integrationId, version, asked }) : 0;
    await recordChange(tx, {
      integration,
      actor,
      fields,
      data: asksOther ? { version, permissions: { ...asked.permissions }, events: asked.events } : { paths },
    });
    return { version, changed: true, waiting };
  });
}

/** What stands in the form's fields. */
const valuesOf = ({ versions: [version], singleFilePaths }: IntegrationDetails) => ({
  permissions: { ...permissionsOf(version?.permissions) },
  reasons: { ...reasonsOf(version?.reasons) },
  events: (version?.events ?? []).toSorted(),
  single_file_paths: singleFilePaths,
});

const noteAlone = () =>
  refuseField(
    "note",
    "A note goes with a change, and nothing else is changed here. Change something, or leave the note empty.",
  );

type Asked = { permissions: Permissions; events: readonly string[] };

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
