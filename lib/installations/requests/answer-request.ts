import { holdAdministrator } from "@/lib/accounts/hold-administrator.ts";
import { conflict, notFound } from "@/lib/api/errors.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { grantInstallation, lockInstallable, orAlreadyInstalled } from "../grant-installation.ts";
import { agreedSelection, chosenRepositories } from "../install-integration.ts";
import { lockInstallation } from "../lock-installation.ts";
import type { InstallationWithParts } from "../queries.ts";
import { validated } from "../refuse.ts";
import { requireConsent } from "../require-consent.ts";
import { needsConfirmation } from "../rules.ts";
import { type Consent, type RequestAnswer, requestAnswer, type SelectionInput } from "../schemas.ts";
import { replaceSelection } from "../select-repositories.ts";
import { type RequestWithParts, requestWithParts } from "./queries.ts";
import { closeRequest, lockRequest } from "./settle-requests.ts";

/**
 * Gives what was asked for, on the repositories that the owner chooses: installs the integration, or sets the
 * repositories of the installation that is there by now. The events name the requester. Throws 404 and 403 for those
 * who do not own the account, 404 when the integration is gone or not for this account any more, 409 when the request
 * is closed, and 422 as installing does.
 */
export async function approveRequest({
  requestId,
  actorId,
  selection,
  consent,
}: {
  requestId: number;
  actorId: number;
  selection: SelectionInput;
  consent: Consent;
}): Promise<{ installation: InstallationWithParts; request: RequestWithParts; action: "install" | "update" }> {
  try {
    return await transaction(async (tx) => {
      const { integrationId, accountId, requesterId } = await requireRequest(tx, requestId, actorId);
      // Locked in the order of whoever installs or selects: integration, installation, requests.
      const installable = await lockInstallable(tx, integrationId, accountId);
      const there = await tx.installation.findUnique({
        where: { integrationId_accountId: { integrationId, accountId } },
        select: { id: true },
      });
      const installation = there && (await lockInstallation(tx, there.id));
      requireNotClosed(await lockRequest(tx, requestId));
      const close = () => closeRequest(tx, { requestId, outcome: "approved", actorId });
      const acting = { actorId, requesterId };
      if (installation) {
        requireConsent(consent, { newest: installation.acceptedVersion, mustConfirm: false });
        const chosen = await chosenRepositories(tx, accountId, selection);
        const request = await close();
        const { repositorySelection, repositoryIds: ids } = chosen;
        const changed = { installationId: installation.id, repositorySelection, ids, ...acting };
        return { installation: await replaceSelection(tx, changed), request, action: "update" };
      }
      const { version, permissions } = installable;
      const chosen = await agreedSelection(tx, {
        accountId,
        permissions,
        selection,
        requireConsent: () =>
          requireConsent(consent, { newest: version.number, mustConfirm: needsConfirmation(permissions) }),
      });
      const request = await close();
      const granted = { integrationId, accountId, installable, installerId: actorId, requesterId, ...chosen };
      return { installation: await grantInstallation(tx, granted), request, action: "install" };
    });
  } catch (error) {
    throw orAlreadyInstalled(error);
  }
}

/** Says no, with a reason or without. Throws as `approveRequest` does. */
export async function declineRequest({
  requestId,
  actorId,
  input,
}: {
  requestId: number;
  actorId: number;
  input: RequestAnswer;
}): Promise<RequestWithParts> {
  return transaction(async (tx) => {
    await requireRequest(tx, requestId, actorId);
    requireNotClosed(await lockRequest(tx, requestId));
    const { answer } = validated(requestAnswer, input);
    return closeRequest(tx, { requestId, outcome: "declined", actorId, answer });
  });
}

/** Takes one's own request back.
 *  @throws 404 for somebody else's, 409 when it is closed */
export async function cancelRequest({
  requestId,
  actorId,
}: {
  requestId: number;
  actorId: number;
}): Promise<RequestWithParts> {
  return transaction(async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request.requesterId !== actorId) throw notFound();
    requireNotClosed(request);
    return closeRequest(tx, { requestId, outcome: "cancelled", actorId });
  });
}

async function requireRequest(tx: Tx, requestId: number, actorId: number): Promise<RequestWithParts> {
  const request = await tx.installationRequest.findUnique({ where: { id: requestId }, include: requestWithParts });
  if (!request) throw notFound();
  await holdAdministrator(tx, actorId, request.accountId);
  return request;
}

function requireNotClosed({ open }: RequestWithParts): void {
  if (!open) throw conflict("This request is closed already. Look at it again to see how.");
}
