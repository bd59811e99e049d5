import { findAccountByLogin, findOrganizationRole, requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseField } from "./validated.ts";

/** Lets a member manage one of the organization's integrations, or all of them (`slug` null). Throws 404 and 403 for
 *  those who do not own the organization, 422 for who is no member, an owner anyway, or a manager already. */
export async function addManager({
  actorId,
  organizationId,
  login,
  slug,
}: {
  actorId: number;
  organizationId: number;
  login: string;
  slug: string | null;
}): Promise<void> {
  await requireAdministrator(actorId, organizationId);
  const named = login.trim();
  if (named === "") throw refuseField("login", "Enter the login of a member.", "missing_field");
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${organizationId} FOR UPDATE`;
    const user = named.includes("\0") ? null : await findAccountByLogin(named, tx);
    const role = user && (await findOrganizationRole({ organizationId, userId: user.id }, tx));
    if (!user || role === null) throw refuseField("login", `“${named}” is not a member. Invite them first.`, "invalid");
    if (role === "ADMIN") throw refuseField("login", `${user.login} is an owner, and manages all of them anyway.`);
    const integration = slug === null ? null : await ownIntegration(tx, organizationId, slug);
    const integrationId = integration?.id ?? null;
    const known = await tx.integrationManager.findFirst({ where: { organizationId, userId: user.id, integrationId } });
    if (known) throw refuseField("login", `${user.login} is a manager of this already.`, "already_exists");
    await tx.integrationManager.create({
      data: { organizationId, userId: user.id, integrationId, createdAt: clock.now() },
    });
    await record(tx, { change: "added", actorId, organizationId, manager: user.login, integration });
  });
}

/** Takes the right back. Throws 404 and 403 for those who do not own the organization, 404 when nobody has it. */
export async function removeManager({
  actorId,
  organizationId,
  managerId,
}: {
  actorId: number;
  organizationId: number;
  managerId: number;
}): Promise<{ login: string }> {
  await requireAdministrator(actorId, organizationId);
  return transaction(async (tx) => {
    const row = await tx.integrationManager.findFirst({
      where: { id: managerId, organizationId },
      select: { user: { select: { login: true } }, integration: { select: { id: true, name: true } } },
    });
    if (!row) throw notFound();
    await tx.integrationManager.delete({ where: { id: managerId } });
    const { user, integration } = row;
    await record(tx, { change: "removed", actorId, organizationId, manager: user.login, integration });
    return user;
  });
}

async function ownIntegration(tx: Tx, ownerId: number, slug: string): Promise<{ id: number; name: string }> {
  const found = slug.includes("\0")
    ? null
    : await tx.integration.findFirst({ where: { ownerId, slug }, select: { id: true, name: true } });
  if (!found) throw refuseField("integration", "Choose one of the organization's integrations.", "invalid");
  return found;
}

async function record(
  tx: Tx,
  entry: {
    change: "added" | "removed";
    actorId: number;
    organizationId: number;
    manager: string;
    integration: { id: number; name: string } | null;
  },
): Promise<void> {
  const { change, actorId, organizationId, manager, integration } = entry;
  await recordAudit(tx, {
    action: integration ? `integration.manager_${change}` : `org.integration_manager_${change}`,
    actorId,
    accountId: organizationId,
    ...(integration && { integrationId: integration.id }),
    data: { manager, ...(integration && { name: integration.name }) },
  });
}
