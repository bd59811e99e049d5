import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { insertRepository } from "@/lib/host/repositories/insert-repository.ts";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { insertIntegration } from "@/lib/integrations/insert-integration.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { withBodies } from "@/lib/webhooks/body.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";

export const SCENE_SECRET = "It's a Secret to Everybody";

export type WebhookScene = {
  ownerId: number;
  widgetsId: number;
  gadgetsId: number;
  integrationId: number;
  hookId: number;
  installationId: number;
};

/** Rows for tests of webhooks: an organization with two repositories, and an integration installed on it. `suffix`
 *  keeps the names of several scenes in one database apart. */
export async function makeWebhookScene({
  suffix = "",
  url,
  permissions = { issues: "write", metadata: "read" },
  events = ["issues", "repository"],
  selection = "selected",
  secret = SCENE_SECRET,
  contentType = "json",
  active = true,
  keys = [],
}: {
  suffix?: string;
  /** Where the webhook points. */
  url: string | null;
  permissions?: Permissions;
  events?: readonly string[];
  /** "selected" means widgets alone. */
  selection?: "all" | "selected";
  secret?: string | null;
  contentType?: "json" | "form";
  active?: boolean;
  keys?: readonly string[];
}): Promise<WebhookScene> {
  return transaction(async (tx) => {
    const mona = await insertUser(tx, { login: `mona${suffix}` });
    const { id: ownerId } = await insertOrganization(tx, {
      login: `acme${suffix}`,
      members: [{ userId: mona.id, role: "ADMIN" }],
    });
    const { id: widgetsId } = await insertRepository(tx, { ownerId, name: "widgets" });
    const { id: gadgetsId } = await insertRepository(tx, { ownerId, name: "gadgets" });
    const { id: integrationId, hookId } = await insertIntegration(tx, {
      ownerId,
      createdById: mona.id,
      name: `CI Bot${suffix}`,
      url: "https://ci.example.test",
      webhook: { active, url, secret, contentType },
      permissions,
      events,
      keys,
    });
    const { id: installationId } = await insertInstallation(tx, {
      integrationId,
      accountId: ownerId,
      version: { number: 1, permissions, events },
      repositorySelection: selection,
      repositoryIds: [widgetsId],
      installerId: mona.id,
    });
    return { ownerId, widgetsId, gadgetsId, integrationId, hookId, installationId };
  });
}

/** Records that an issue was opened, with no more of a payload than delivering needs. */
export async function recordIssueOpened(
  { ownerId, widgetsId }: WebhookScene,
  { title = "It broke", repositoryId = widgetsId }: { title?: string; repositoryId?: number } = {},
): Promise<void> {
  await transaction((tx) =>
    recordEvent(tx, {
      name: "issues",
      action: "opened",
      accountId: ownerId,
      repositoryId,
      payload: { action: "opened", issue: { title, number: 1 }, sender: { login: "mona" } },
    }),
  );
}

/** The attempts that are written down, oldest first. */
export const allDeliveries = async () => withBodies(await db.delivery.findMany({ orderBy: { id: "asc" } }));
