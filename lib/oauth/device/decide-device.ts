import { notFound, Refusal, validationFailed } from "@/lib/api/errors.ts";
import { normaliseScopes } from "@/lib/authorization/scopes.ts";
import { clock } from "@/lib/platform/clock.ts";
import { countWindow } from "@/lib/platform/count-window.ts";
import { db, type Reader, transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { agree } from "../agree.ts";
import { type Asked, askedBy } from "../asked.ts";
import { type Client, findClient } from "../client.ts";
import { hasVerifiedEmail } from "../plan-authorization.ts";
import { reduceScopes } from "../reduce-scopes.ts";
import { HOUR_MS, mayAuthorize } from "../rules.ts";
import { normalUserCode, SUBMISSIONS_PER_HOUR_MAX } from "./rules.ts";

/** What a person decides about on behalf of a device. */
export type DeviceRequest = { id: number; client: Client; asked: Asked; expiresAt: Date };

const submissions = countWindow("device-codes", HOUR_MS / 1000);

const wrongCode = () =>
  validationFailed({
    resource: "Device",
    field: "user_code",
    code: "invalid",
    message: "No device waits with this code. Look at it again; it is good for 15 minutes.",
  });

/**
 * The person types the code that a device shows: from here on they decide about it. The caller limits guesses.
 * @throws 422 for a code that no device waits with, 429 when there were too many for one client within an hour
 */
export async function claimDevice({
  viewerId,
  userCode,
}: {
  viewerId: number;
  userCode: string;
}): Promise<{ id: number }> {
  const row = await db.deviceCode.findFirst({
    where: { userCodeHash: hashToken(normalUserCode(userCode)), ...open() },
    select: { id: true, integrationId: true, oauthApplicationId: true },
  });
  if (!row) throw wrongCode();
  const client =
    row.integrationId === null ? `application ${row.oauthApplicationId}` : `integration ${row.integrationId}`;
  if (submissions.add(client).used > SUBMISSIONS_PER_HOUR_MAX)
    throw new Refusal(429, "Too many devices were signed in to this application. Try again in an hour.");
  const { count } = await db.deviceCode.updateMany({
    where: { id: row.id, ...open() },
    data: { claimedById: viewerId },
  });
  if (count === 0) throw wrongCode();
  return { id: row.id };
}

/** Waiting for a decision. */
const open = () => ({ expiresAt: { gt: clock.now() }, agreedAt: null, deniedAt: null });

/** What the viewer typed the code of; null when there is none, it was decided, or it is another's. */
export async function findDeviceRequest(
  { viewerId, id }: { viewerId: number; id: number },
  reader: Reader = db,
): Promise<DeviceRequest | null> {
  const row = await reader.deviceCode.findFirst({
    where: { id, claimedById: viewerId, ...open() },
    select: {
      scopes: true,
      expiresAt: true,
      integration: { select: { clientId: true } },
      oauthApplication: { select: { clientId: true } },
    },
  });
  const client = row && (await findClient((row.integration ?? row.oauthApplication)?.clientId ?? "", reader));
  if (!row || !client?.deviceFlow || client.suspendedAt) return null;
  const memberships = await reader.membership.findMany({
    where: { userId: viewerId },
    select: { organizationId: true },
  });
  const organizationIds = new Set(memberships.map(({ organizationId }) => organizationId));
  if (!mayAuthorize(client, { id: viewerId, organizationIds })) return null;
  return { id, client, asked: askedBy(client, normaliseScopes(row.scopes).join(" ")), expiresAt: row.expiresAt };
}

/**
 * The person lets the device act for them. `version` is what the page showed of an integration, `scopes` what they left
 * of those that an OAuth application asks for.
 * @throws 404 when there is nothing to decide any more, 422 when something else is asked by now or the person's
 *   address is not verified
 */
export async function agreeToDevice({
  viewerId,
  id,
  version,
  scopes = [],
}: {
  viewerId: number;
  id: number;
  version: number;
  scopes?: readonly string[];
}): Promise<Client> {
  return transaction(async (tx) => {
    const request = await findDeviceRequest({ viewerId, id }, tx);
    if (!request) throw notFound();
    const { client, asked } = request;
    if (client.kind === "integration" && client.version !== version)
      throw refuse("What it asks for has changed since you opened this page. Read it again, then decide.");
    if (!(await hasVerifiedEmail(viewerId, tx)))
      throw refuse("Confirm first that your primary e-mail address is yours, in your settings. Then decide.");
    const given = client.kind === "application" ? reduceScopes(asked.scopes, scopes) : asked.scopes;
    await agree({ accountId: viewerId, client, asked: { ...asked, scopes: given } });
    // After the authorization, as whoever ends the client does: the code goes with it.
    const { count } = await tx.deviceCode.updateMany({
      where: { id, claimedById: viewerId, ...open() },
      data: { agreedAt: clock.now(), scopes: [...given] },
    });
    if (count === 0) throw notFound();
    return client;
  });
}

const refuse = (message: string) => validationFailed({ resource: "Device", field: "", code: "custom", message });

/** The person does not want it: the device's code is dead. @throws 404 when there is nothing to decide any more */
export async function denyDevice({ viewerId, id }: { viewerId: number; id: number }): Promise<void> {
  const where = { id, claimedById: viewerId, ...open() };
  const { count } = await db.deviceCode.updateMany({ where, data: { deniedAt: clock.now() } });
  if (count === 0) throw notFound();
}
