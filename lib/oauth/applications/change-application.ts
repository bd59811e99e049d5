import { randomBytes } from "node:crypto";
import type { OauthApplication } from "@/generated/prisma/client.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { requireSecureCallbacks } from "@/lib/integrations/require-secure-urls.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { lockAuthorizationsOf } from "../lock-authorization.ts";
import { settleRequestsOf } from "./approvals.ts";
import { lockApplication } from "./lock-application.ts";
import { APPLICATIONS_PER_ACCOUNT_MAX, applicationSchema } from "./schemas.ts";

const CLIENT_ID_BYTES = 10;

/** Registers an OAuth application for an account that the viewer administers. Throws 404, 403, and 422 with every mistake. */
export async function registerApplication({
  viewerId,
  ownerId,
  input,
}: {
  viewerId: number;
  ownerId: number;
  input: unknown;
}): Promise<OauthApplication> {
  await requireAdministrator(viewerId, ownerId);
  const data = columnsOf(input);
  requireSecureCallbacks(callbacksOf(data));
  const now = clock.now();
  return transaction(async (tx) => {
    await requireRoom(tx, ownerId);
    const clientId = randomBytes(CLIENT_ID_BYTES).toString("hex");
    const application = await tx.oauthApplication.create({
      data: { ...data, ownerId, clientId, createdAt: now, updatedAt: now },
    });
    await record(tx, { action: "oauth_application.create", viewerId, application });
    return application;
  });
}

/** Changes an application's registration. Throws 404, 403, and 422 with every mistake. */
export async function changeApplication({
  viewerId,
  applicationId,
  input,
}: {
  viewerId: number;
  applicationId: number;
  input: unknown;
}): Promise<void> {
  const data = columnsOf(input);
  await transaction(async (tx) => {
    const before = await lockApplication(tx, { viewerId, applicationId });
    requireSecureCallbacks(callbacksOf(data), callbacksOf(before));
    const application = await tx.oauthApplication.update({
      where: { id: applicationId },
      data: { ...data, updatedAt: clock.now() },
    });
    await record(tx, { action: "oauth_application.update", viewerId, application });
  });
}

/**
 * Gives an application to another account that the viewer administers; its id, secrets and tokens go along.
 * `confirmation` is the name as typed. Throws 404 and 403 where they do not, and 422 for a wrong name or a full account.
 */
export async function transferApplication({
  viewerId,
  applicationId,
  newOwner,
  confirmation,
}: {
  viewerId: number;
  applicationId: number;
  newOwner: string;
  confirmation: string;
}): Promise<void> {
  await transaction(async (tx) => {
    const before = await lockApplication(tx, { viewerId, applicationId });
    requireName(before, confirmation);
    const account = newOwner.includes("\0") ? null : await tx.account.findUnique({ where: { login: newOwner.trim() } });
    if (!account || account.id === before.ownerId || account.type === "BOT")
      throw refuseField("new_owner", "Enter the login of another account.");
    await requireAdministrator(viewerId, account.id, tx).catch(() => {
      throw refuseField("new_owner", `Only who administers ${account.login} can bring an application there.`);
    });
    await requireRoom(tx, account.id, "new_owner");
    const application = await tx.oauthApplication.update({
      where: { id: applicationId },
      data: { ownerId: account.id, updatedAt: clock.now() },
    });
    for (const owner of [before, application])
      await record(tx, {
        action: "oauth_application.transfer",
        viewerId,
        application: { ...application, ownerId: owner.ownerId },
      });
  });
}

/** Deletes an application and ends everything that it was given. Throws 404 and 403, and 422 for a wrong name. */
export async function deleteApplication({
  viewerId,
  applicationId,
  confirmation,
}: {
  viewerId: number;
  applicationId: number;
  confirmation: string;
}): Promise<void> {
  await transaction(async (tx) => {
    await lockAuthorizationsOf(tx, { oauthApplicationId: applicationId });
    const application = await lockApplication(tx, { viewerId, applicationId });
    requireName(application, confirmation);
    await settleRequestsOf(tx, applicationId);
    await tx.oauthApplication.delete({ where: { id: applicationId } });
    await record(tx, { action: "oauth_application.destroy", viewerId, application });
  });
}

export const refuseField = (field: string, message: string) =>
  validationFailed({ resource: "OauthApplication", field, code: "invalid", message });

function requireName({ name }: OauthApplication, confirmation: string): void {
  if (confirmation.trim() !== name) throw refuseField("confirmation", `Type the name “${name}” to go on.`);
}

function columnsOf(input: unknown) {
  const given = checkInput(applicationSchema, input, "OauthApplication");
  const { callback_urls, device_flow, expire_user_tokens, ...rest } = given;
  return { ...rest, callbackUrls: callback_urls, deviceFlow: device_flow, expireUserTokens: expire_user_tokens };
}

const callbacksOf = ({ callbackUrls }: { callbackUrls: readonly string[] }) =>
  callbackUrls.map((url, index) => ({ url, resource: "OauthApplication", field: `callback_urls[${index}]` }));

/** The account's row is held, so that two registrations at once do not both take the last place. */
async function requireRoom(tx: Tx, ownerId: number, field = ""): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${ownerId}::int FOR UPDATE`;
  if ((await tx.oauthApplication.count({ where: { ownerId } })) < APPLICATIONS_PER_ACCOUNT_MAX) return;
  throw refuseField(
    field,
    `An account can register ${APPLICATIONS_PER_ACCOUNT_MAX} OAuth applications. Delete one that is no longer needed.`,
  );
}

async function record(
  tx: Tx,
  act: {
    action: `oauth_application.${"create" | "update" | "transfer" | "destroy"}`;
    viewerId: number;
    application: OauthApplication;
  },
): Promise<void> {
  const { action, viewerId, application } = act;
  const { ownerId: accountId, name, clientId } = application;
  await recordAudit(tx, { action, actorId: viewerId, accountId, data: { name, client_id: clientId } });
}
