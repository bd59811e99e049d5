import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

/** One reminder a week. */
const REMINDER_EVERY_MS = 7 * 24 * 3600_000;

/** From when on the account may be reminded of an offer again. */
export function nextReminderAt({ remindedAt }: { remindedAt: Date | null }): Date {
  return remindedAt === null ? new Date(0) : new Date(remindedAt.getTime() + REMINDER_EVERY_MS);
}

const offerWithPeople = {
  seenBy: { select: { login: true } },
  putOffBy: { select: { login: true } },
  acceptedBy: { select: { login: true } },
} as const satisfies Prisma.PermissionOfferInclude;
export type Offer = Prisma.PermissionOfferGetPayload<{ include: typeof offerWithPeople }>;

/** What became of a version on an installation; null when it never had to be accepted there. */
export function findOffer(installationId: number, version: number): Promise<Offer | null> {
  return db.permissionOffer.findUnique({
    where: { installationId_version: { installationId, version } },
    include: offerWithPeople,
  });
}

const installationOfIntegration = {
  account: { select: simpleAccount },
  offers: { include: offerWithPeople, orderBy: { version: "desc" } },
  _count: { select: { repositories: true, refusedRequests: true } },
} as const satisfies Prisma.InstallationInclude;
/** An installation as the integration's owner sees it; offers newest first. */
export type InstallationOfIntegration = Prisma.InstallationGetPayload<{ include: typeof installationOfIntegration }>;

export type InstallationsFilter = { pending?: boolean; search?: string };

/** A page of an integration's installations by the account's login, how many there are, and how many of all wait. */
export async function installationsOfIntegration(
  integration: { id: number; currentVersion: number },
  page: Page,
  { pending = false, search = "" }: InstallationsFilter = {},
): Promise<{ total: number; waiting: number; installations: InstallationOfIntegration[] }> {
  const behind = { integrationId: integration.id, acceptedVersion: { lt: integration.currentVersion } };
  const where: Prisma.InstallationWhereInput = {
    ...(pending ? behind : { integrationId: integration.id }),
    ...(search !== "" && { account: { login: { contains: search, mode: "insensitive" } } }),
  };
  const [total, waiting, installations] = await Promise.all([
    db.installation.count({ where }),
    db.installation.count({ where: behind }),
    db.installation.findMany({
      where,
      include: installationOfIntegration,
      orderBy: [{ account: { login: "asc" } }, { id: "asc" }],
      ...rowsOf(page),
    }),
  ]);
  return { total, waiting, installations };
}

/** Installations on an account that have something to accept which nobody has put off, by the integration's name. */
export async function unansweredOffers(accountId: number): Promise<{ id: number; name: string }[]> {
  const rows = await db.installation.findMany({
    where: { accountId, offers: { some: { acceptedAt: null, putOffAt: null } } },
    select: {
      id: true,
      acceptedVersion: true,
      integration: { select: { name: true, currentVersion: true } },
      offers: { where: { acceptedAt: null, putOffAt: null }, select: { version: true } },
    },
    orderBy: { integration: { name: "asc" } },
  });
  return rows
    .filter(
      ({ acceptedVersion, integration, offers }) =>
        acceptedVersion < integration.currentVersion &&
        offers.some(({ version }) => version === integration.currentVersion),
    )
    .map(({ id, integration }) => ({ id, name: integration.name }));
}
