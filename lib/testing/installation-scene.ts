import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { insertRepository } from "@/lib/host/repositories/insert-repository.ts";
import { installIntegration } from "@/lib/installations/install-integration.ts";
import type { SelectionInput } from "@/lib/installations/schemas.ts";
import { insertIntegration, type NewIntegration } from "@/lib/integrations/insert-integration.ts";
import { db, transaction } from "@/lib/platform/db.ts";

/**
 * Organization acme, owned by mona, with hubot as a member and three repositories; lisa, who has nothing to do with it,
 * and her own repository. No integration yet.
 */
export async function makeInstallationScene() {
  return transaction(async (tx) => {
    const [mona, hubot, lisa] = [
      await insertUser(tx, { login: "mona" }),
      await insertUser(tx, { login: "hubot" }),
      await insertUser(tx, { login: "lisa" }),
    ];
    const acme = await insertOrganization(tx, {
      login: "acme",
      members: [
        { userId: mona.id, role: "ADMIN" },
        { userId: hubot.id, role: "MEMBER" },
      ],
    });
    const repository = async (ownerId: number, name: string) =>
      (await insertRepository(tx, { ownerId, name, private: true })).id;
    return {
      mona: mona.id,
      hubot: hubot.id,
      lisa: lisa.id,
      acme: acme.id,
      widgets: await repository(acme.id, "widgets"),
      gadgets: await repository(acme.id, "gadgets"),
      drawings: await repository(acme.id, "drawings"),
      notes: await repository(lisa.id, "notes"),
    };
  });
}

export type InstallationScene = Awaited<ReturnType<typeof makeInstallationScene>>;

let count = 0;

/** An integration of acme's, public unless told; each has its own name. */
export async function registerForScene(
  { acme, mona }: InstallationScene,
  changes: Partial<NewIntegration> = {},
): Promise<{ id: number; botId: number; slug: string }> {
  count += 1;
  return transaction((tx) =>
    insertIntegration(tx, {
      ownerId: acme,
      createdById: mona,
      name: `CI Bot ${count}`,
      url: "https://ci.example.test",
      public: true,
      permissions: { issues: "write", metadata: "read" },
      events: ["issues"],
      ...changes,
    }),
  );
}

/** Installed on acme by mona, on widgets alone unless told. */
export async function installForScene(
  scene: InstallationScene,
  {
    integrationId,
    selection = { repository_selection: "selected", repository_ids: [scene.widgets] },
    permissions,
  }: { integrationId?: number; selection?: SelectionInput; permissions?: Permissions } = {},
) {
  const id = integrationId ?? (await registerForScene(scene, { ...(permissions && { permissions }) })).id;
  return installIntegration({
    installerId: scene.mona,
    integrationId: id,
    accountId: scene.acme,
    selection,
    consent: { version: 1, confirmed: true },
  });
}

/** What was recorded about one integration, oldest first: "installation.created" with its payload. */
export async function eventsOf(integrationId: number) {
  const rows = await db.event.findMany({ where: { integrationId }, orderBy: { id: "asc" } });
  return rows.map(({ name, action, payload }) => ({
    name: `${name}.${action}`,
    payload: payload as Record<string, unknown>,
  }));
}

/** The audit lines about one integration, oldest first. */
export async function auditOf(integrationId: number): Promise<string[]> {
  const rows = await db.auditEntry.findMany({ where: { integrationId }, orderBy: { id: "asc" } });
  return rows.map(({ action }) => action);
}
