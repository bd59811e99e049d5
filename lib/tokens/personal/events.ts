import type { AccessToken } from "@/generated/prisma/client.ts";
import { representSimpleUser, simpleAccount } from "@/lib/accounts/represent.ts";
import { representSimpleOrganization } from "@/lib/accounts/represent-organization.ts";
import { PERMISSIONS } from "@/lib/authorization/permission-catalogue.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";

/**
 * Tells who listens to an organization that a fine-grained token waits for its approval, or no longer does. Nothing is
 * told of a token for somebody's own account. The request has the id of the token, which can wait only once at a time.
 */
export async function recordTokenRequestEvent(
  tx: Tx,
  action: CausedAction<"personal_access_token_request">,
  { token, senderId }: { token: AccessToken; senderId: number },
): Promise<void> {
  const organization = await tx.account.findUnique({ where: { id: token.resourceOwnerId ?? 0, type: "ORGANIZATION" } });
  if (!organization) return;
  const people = await tx.account.findMany({
    where: { id: { in: [senderId, token.accountId ?? senderId] } },
    select: simpleAccount,
  });
  const person = (id: number | null) => representSimpleUser(people.find((account) => account.id === id) ?? null);
  await recordEvent(tx, {
    name: "personal_access_token_request",
    action,
    accountId: organization.id,
    payload: {
      action,
      personal_access_token_request: { ...(await requestOf(tx, token)), owner: person(token.accountId) },
      organization: representSimpleOrganization(organization),
      sender: person(senderId),
    },
  });
}

/** Source of the keys: the official schema `personal-access-token-request`. */
async function requestOf(tx: Tx, token: AccessToken) {
  const asked = byScope((token.permissions ?? {}) as Permissions);
  const chosen = token.repositorySelection === "selected";
  return {
    id: token.id,
    // What was approved before ends with the change that has to be approved anew, so that all of it is added.
    permissions_added: asked,
    permissions_upgraded: {},
    permissions_result: asked,
    repository_selection: chosen ? "subset" : (token.repositorySelection ?? "none"),
    repository_count: chosen ? token.repositoryIds.length : null,
    repositories: chosen ? await repositoriesOf(tx, token.repositoryIds) : null,
    created_at: timestamp(token.createdAt),
    token_id: token.id,
    token_name: token.note ?? "",
    token_expired: token.expiresAt !== null && token.expiresAt <= clock.now(),
    token_expires_at: timestamp(token.expiresAt),
    token_last_used_at: timestamp(token.lastUsedAt),
  };
}

function byScope(permissions: Permissions): Record<string, Record<string, string>> {
  const sorted: Record<string, Record<string, string>> = {};
  for (const { key, scope } of PERMISSIONS) {
    const level = permissions[key];
    if (level === undefined) continue;
    const group = scope === "repository" || scope === "organization" ? scope : "other";
    sorted[group] = { ...sorted[group], [key]: level };
  }
  return sorted;
}

async function repositoriesOf(tx: Tx, ids: readonly number[]) {
  const rows = await tx.repository.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, private: true, owner: { select: { login: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, name, private: isPrivate, owner }) => ({
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: `${owner.login}/${name}`,
    private: isPrivate,
  }));
}
