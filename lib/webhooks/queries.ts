import type { Prisma } from "@/generated/prisma/client.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { withBodies } from "./body.ts";

/** What a line of the log shows. */
const deliveryLine = {
  id: true,
  guid: true,
  event: true,
  action: true,
  redelivery: true,
  installationId: true,
  repositoryId: true,
  createdAt: true,
  deliveredAt: true,
  durationMs: true,
  outcome: true,
  detail: true,
  statusCode: true,
  attempt: true,
  dueAt: true,
} as const satisfies Prisma.DeliverySelect;
export type DeliveryLine = Prisma.DeliveryGetPayload<{ select: typeof deliveryLine }>;

const deliveryDetails = {
  ...deliveryLine,
  url: true,
  requestHeaders: true,
  responseHeaders: true,
  responseBody: true,
  timing: true,
} as const satisfies Prisma.DeliverySelect;
export type DeliveryDetails = Prisma.DeliveryGetPayload<{ select: typeof deliveryDetails }> & { body: string };

export const DELIVERY_STATUSES = ["success", "failure"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export type DeliveryFilter = {
  status?: DeliveryStatus | undefined;
  /** The first status code that counts as a failure, as does no answer at all. */
  firstFailure?: number;
  event?: string | undefined;
  action?: string | undefined;
  /** Of what happened in one repository; 0 for one that does not exist. */
  repositoryId?: number | undefined;
  installationId?: number | undefined;
  guid?: string | undefined;
  /** When it happened. */
  from?: Date | undefined;
  to?: Date | undefined;
  redelivery?: boolean | undefined;
  /** Leaves out what waits to be sent. */
  attemptedOnly?: boolean;
};

export type DeliveryPage = {
  deliveries: DeliveryLine[];
  /** Where the next older page starts; null on the last one. */
  nextCursor: string | null;
};

/** One page of a hook's log, newest first. `before` is what `readCursor` made of the last page's `nextCursor`. */
export async function deliveriesOf(
  hookId: number,
  { filter, before, limit }: { filter: DeliveryFilter; before: bigint | null; limit: number },
): Promise<DeliveryPage> {
  const rows = await db.delivery.findMany({
    where: { hookId, ...(before !== null && { id: { lt: before } }), ...whereOf(filter) },
    select: deliveryLine,
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const deliveries = rows.slice(0, limit);
  const last = deliveries.at(-1);
  return { deliveries, nextCursor: rows.length > limit && last ? cursorAfter(last.id) : null };
}

/** Where failures begin: for the wire format's filter (wire facts §1.19), and for people, who want a 2xx. */
const FIRST_FAILURE_ON_THE_WIRE = 400;
export const FIRST_FAILURE_TO_PEOPLE = 300;

function whereOf({
  status,
  firstFailure = FIRST_FAILURE_ON_THE_WIRE,
  event,
  redelivery,
  attemptedOnly,
  action,
  repositoryId,
  installationId,
  guid,
  from,
  to,
}: DeliveryFilter): Prisma.DeliveryWhereInput {
  return {
    ...(attemptedOnly && { deliveredAt: { not: null } }),
    ...(event !== undefined && { event }),
    ...(action !== undefined && { action }),
    ...(repositoryId !== undefined && { repositoryId }),
    ...(installationId !== undefined && { installationId }),
    ...(guid !== undefined && { guid }),
    ...((from ?? to) !== undefined && { createdAt: { ...(from && { gte: from }), ...(to && { lte: to }) } }),
    ...(redelivery !== undefined && { redelivery }),
    ...(status === "success" && { statusCode: { lt: firstFailure } }),
    ...(status === "failure" && {
      deliveredAt: { not: null },
      OR: [{ statusCode: null }, { statusCode: { gte: firstFailure } }],
    }),
  };
}

/** One attempt of a hook's, with everything that was sent and answered; null for another hook's. */
export async function findDelivery(
  { hookId, deliveryId }: { hookId: number; deliveryId: bigint },
  reader: Reader = db,
): Promise<DeliveryDetails | null> {
  const row = await reader.delivery.findFirst({ where: { id: deliveryId, hookId }, select: deliveryDetails });
  const [delivery] = row ? await withBodies([row], reader) : [];
  return delivery ?? null;
}

/** The other attempts to deliver the same thing to the same hook, oldest first. */
export async function attemptsOf({ hookId, guid }: { hookId: number; guid: string }): Promise<DeliveryLine[]> {
  return db.delivery.findMany({ where: { hookId, guid }, select: deliveryLine, orderBy: { id: "asc" }, take: 50 });
}

/** The names of what a delivery was about, as far as they still exist. */
export async function namesOf({
  repositoryId,
  installationId,
}: Pick<DeliveryLine, "repositoryId" | "installationId">): Promise<{
  repository: string | null;
  account: string | null;
}> {
  const [repository, installation] = await Promise.all([
    db.repository.findUnique({
      where: { id: repositoryId ?? 0 },
      select: { name: true, owner: { select: { login: true } } },
    }),
    db.installation.findUnique({
      where: { id: installationId ?? 0 },
      select: { account: { select: { login: true } } },
    }),
  ]);
  return {
    repository: repository && `${repository.owner.login}/${repository.name}`,
    account: installation?.account.login ?? null,
  };
}

const CURSOR = /^v1_(\d{1,18})$/;

function cursorAfter(id: bigint): string {
  return `v1_${id}`;
}

/** The id that a cursor stands for; null for what is none. */
export function readCursor(cursor: string): bigint | null {
  const [, digits] = CURSOR.exec(cursor) ?? [];
  return digits === undefined ? null : BigInt(digits);
}

/** An id of a delivery in a path; null for what is none. */
export function readDeliveryId(text: string): bigint | null {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
