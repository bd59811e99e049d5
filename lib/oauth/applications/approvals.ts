import type { OauthApplication } from "@/generated/prisma/client.ts";
import { notify, settleNotices } from "@/lib/accounts/notices.ts";
import {
  administratorsOf,
  findOrganizationRole,
  organizationsOf,
  requireAdministrator,
} from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";

export const policyPath = (login: string): string => `/organizations/${login}/settings/oauth-application-policy`;
const subjectOf = (organizationId: number, applicationId: number) =>
  `application_request:${organizationId}:${applicationId}`;

export async function restrictsApplications(organizationId: number): Promise<boolean> {
  const settings = await db.organizationSettings.findUnique({
    where: { organizationId },
    select: { restrictOauthApplications: true },
  });
  return settings?.restrictOauthApplications ?? false;
}

/** Switches the restriction, from the next request on. Throws 404 and 403 for those who do not own the organization. */
export async function changeRestriction({
  viewerId,
  organizationId,
  restrict,
}: {
  viewerId: number;
  organizationId: number;
  restrict: boolean;
}): Promise<void> {
  await requireAdministrator(viewerId, organizationId);
  await transaction(async (tx) => {
    const data = { restrictOauthApplications: restrict };
    await tx.organizationSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: data,
    });
    await recordAudit(tx, {
      action: `org.${restrict ? "enable" : "disable"}_oauth_app_restrictions`,
      actorId: viewerId,
      accountId: organizationId,
    });
  });
}

/** How an organization of a person's stands to an application. */
export type OrganizationAccess = {
  id: number;
  login: string;
  /** `open`: it restricts none, owns this one or approved it; `own`: the person is an owner and may approve it. */
  state: "open" | "own" | "ask" | "asked" | "denied";
};

/** What an application reaches of a person's organizations, by login. */
export async function organizationAccess(
  viewerId: number,
  application: Pick<OauthApplication, "id" | "ownerId">,
): Promise<OrganizationAccess[]> {
  const memberships = await organizationsOf(viewerId);
  const ids = memberships.map(({ organization }) => organization.id);
  const [restricting, approvals] = await Promise.all([
    db.organizationSettings.findMany({
      where: { organizationId: { in: ids }, restrictOauthApplications: true },
      select: { organizationId: true },
    }),
    db.oauthApplicationApproval.findMany({
      where: { oauthApplicationId: application.id, organizationId: { in: ids } },
    }),
  ]);
  const restricts = new Set(restricting.map(({ organizationId }) => organizationId));
  const approvalOf = new Map(approvals.map(({ organizationId, approval }) => [organizationId, approval]));
  return memberships.map(({ organization: { id, login }, role }) => {
    const approval = approvalOf.get(id);
    if (!restricts.has(id) || id === application.ownerId || approval === "APPROVED")
      return { id, login, state: "open" };
    if (role === "ADMIN") return { id, login, state: "own" };
    if (approval === "PENDING") return { id, login, state: "asked" };
    return { id, login, state: approval === "DENIED" ? "denied" : "ask" };
  });
}

/**
 * A member asks the owners to approve an application; an owner's asking approves it. Throws 404 for those who do not
 * belong to the organization and for an application that is gone. Asking again changes nothing.
 */
export async function requestApproval({
  viewerId,
  organizationId,
  applicationId,
}: {
  viewerId: number;
  organizationId: number;
  applicationId: number;
}): Promise<"APPROVED" | "PENDING"> {
  const role = await findOrganizationRole({ organizationId, userId: viewerId });
  if (role === null) throw notFound();
  if (role === "ADMIN") {
    await decideApproval({ viewerId, organizationId, applicationId, approve: true });
    return "APPROVED";
  }
  return transaction(async (tx) => {
    const where = { organizationId_oauthApplicationId: { organizationId, oauthApplicationId: applicationId } };
    const application = await lockForApproval(tx, applicationId);
    const found = await tx.oauthApplicationApproval.findUnique({ where });
    if (found?.approval === "APPROVED") return "APPROVED";
    if (found?.approval === "PENDING") return "PENDING";
    const data = { approval: "PENDING" as const, requesterId: viewerId, createdAt: clock.now(), decidedAt: null };
    await tx.oauthApplicationApproval.upsert({
      where,
      create: { organizationId, oauthApplicationId: applicationId, ...data },
      update: data,
    });
    await tellOwners(tx, { viewerId, organizationId, application });
    await record(tx, { action: "org.oauth_app_access_requested", viewerId, organizationId, application });
    return "PENDING";
  });
}

/** An owner lets an application reach what the organization owns, or keeps it out. Throws 404 and 403. */
export async function decideApproval({
  viewerId,
  organizationId,
  applicationId,
  approve,
}: {
  viewerId: number;
  organizationId: number;
  applicationId: number;
  approve: boolean;
}): Promise<void> {
  await requireAdministrator(viewerId, organizationId);
  await transaction(async (tx) => {
    const application = await lockForApproval(tx, applicationId);
    const now = clock.now();
    const approval = approve ? ("APPROVED" as const) : ("DENIED" as const);
    await tx.oauthApplicationApproval.upsert({
      where: { organizationId_oauthApplicationId: { organizationId, oauthApplicationId: applicationId } },
      create: { organizationId, oauthApplicationId: applicationId, approval, createdAt: now, decidedAt: now },
      update: { approval, decidedAt: now },
    });
    await settleNotices(tx, subjectOf(organizationId, applicationId));
    const action = approve ? "org.oauth_app_access_approved" : "org.oauth_app_access_denied";
    await record(tx, { action, viewerId, organizationId, application });
  });
}

/** Nothing is left to decide about an application that ends. */
export async function settleRequestsOf(tx: Tx, applicationId: number): Promise<void> {
  const requests = await tx.oauthApplicationApproval.findMany({
    where: { oauthApplicationId: applicationId, approval: "PENDING" },
    select: { organizationId: true },
  });
  await settleNotices(
    tx,
    requests.map(({ organizationId }) => subjectOf(organizationId, applicationId)),
  );
}

async function lockForApproval(tx: Tx, id: number): Promise<OauthApplication> {
  await tx.$queryRaw`SELECT id FROM "OauthApplication" WHERE id = ${id}::int FOR UPDATE`;
  const application = await tx.oauthApplication.findUnique({ where: { id } });
  if (!application) throw notFound();
  return application;
}

type About = { viewerId: number; organizationId: number; application: OauthApplication };

async function tellOwners(tx: Tx, { viewerId, organizationId, application }: About): Promise<void> {
  const [owners, organization, person] = await Promise.all([
    administratorsOf(organizationId, tx),
    tx.account.findUniqueOrThrow({ where: { id: organizationId } }),
    tx.account.findUniqueOrThrow({ where: { id: viewerId } }),
  ]);
  const title = `${person.login} asks to let ${application.name} reach ${organization.login}`;
  const path = policyPath(organization.login);
  await notify(tx, {
    accountIds: owners.map(({ account }) => account.id),
    kind: "application_request",
    subject: subjectOf(organizationId, application.id),
    title,
    about: { organizationId },
    path: "~/oauth-application-policy",
  });
  for (const { account, email } of owners)
    if (email)
      await queueMail(tx, {
        to: email,
        subject: title,
        text: `Hello ${account.login},

${person.login} asks you to approve the OAuth application “${application.name}” (${application.url}), so that it reaches what ${organization.login} owns for members who authorize it. Decide here:

${htmlUrl(path)}
`,
      });
}

async function record(
  tx: Tx,
  {
    action,
    viewerId,
    organizationId,
    application,
  }: About & { action: `org.oauth_app_access_${"requested" | "approved" | "denied"}` },
): Promise<void> {
  const data = { name: application.name, client_id: application.clientId };
  await recordAudit(tx, { action, actorId: viewerId, accountId: organizationId, data });
}

/** What was asked and decided about applications, the open questions first. */
export async function approvalsOf(organizationId: number) {
  return db.oauthApplicationApproval.findMany({
    where: { organizationId },
    include: {
      oauthApplication: { include: { owner: { select: { login: true } } } },
      requester: { select: { login: true } },
    },
    orderBy: [{ approval: "asc" }, { createdAt: "desc" }],
  });
}
