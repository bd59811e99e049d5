import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { holdAccounts, lockIntegration } from "./lock-integration.ts";
import { moveIntegration, type NewOwner } from "./move-integration.ts";
import { findIntegrationById } from "./queries.ts";
import { mayRegister } from "./require-registrar.ts";
import { offerIntegration } from "./transfers/offer-integration.ts";
import type { IntegrationTransferWithParts } from "./transfers/queries.ts";
import { refuseField } from "./validated.ts";

/** What became of a wish to give an integration away: it moved at once, or waits for the person to accept it. */
export type TransferredIntegration =
  | { owner: NewOwner; uninstalled: number; offer: null }
  | { offer: IntegrationTransferWithParts };

/**
 * Gives the registration to another account. To one where the actor may register integrations it moves at once; another
 * person is asked, and until that one accepts nothing changes. Throws 422 when the name is typed wrong, and when the
 * account is none, the same, an organization where the actor may not register, or full.
 */
export async function transferIntegration({
  actor,
  integrationId,
  newOwner,
  confirmation,
}: {
  actor: Actor;
  integrationId: number;
  /** A login. */
  newOwner: string;
  /** The name of the integration, as the actor typed it. */
  confirmation: string;
}): Promise<TransferredIntegration> {
  const { accountId: actorId } = actor;
  const login = newOwner.trim();
  return transaction(async (tx) => {
    const seen = await findIntegrationById(integrationId, tx);
    if (!seen) throw notFound();
    const named = await findNamed(tx, login);
    const held = await holdAccounts(tx, [actorId, seen.ownerId, ...(named ? [named.id] : [])]);
    const integration = await lockIntegration(tx, { integrationId, actor });
    if (integration.ownerId !== seen.ownerId) throw notFound(); // it moved while this waited
    const receiver = requireReceiver(named && held.has(named.id) ? named : null, { login, ownerId: seen.ownerId });
    const atOnce = await mayRegister(actorId, receiver.id, tx);
    if (!atOnce && receiver.type !== "USER") throw refuseReceiver(notRegistrar(receiver.login));
    const { name } = integration;
    if (confirmation.trim() !== name)
      throw refuseField("confirmation", `Type the name “${name}” to transfer the integration.`, "invalid");
    if (!atOnce) return { offer: await offerIntegration(tx, { integration, receiver, senderId: actorId }) };
    return { owner: receiver, uninstalled: await moveIntegration(tx, { integration, receiver, actorId }), offer: null };
  });
}

async function findNamed(tx: Tx, login: string): Promise<NewOwner | null> {
  return login === "" || login.includes("\0") ? null : findAccountByLogin(login, tx);
}

const refuseReceiver = (message: string) => refuseField("new_owner", message, "invalid");

const notRegistrar = (login: string): string =>
  `You cannot register integrations for ${login}, so you cannot give it one. Transfer it to a person or to an organization that you own, or ask there to be made a manager of all integrations.`;

function requireReceiver(found: NewOwner | null, { login, ownerId }: { login: string; ownerId: number }): NewOwner {
  if (login === "") throw refuseReceiver("Enter the login of the account that is to own it.");
  if (!found || found.type === "BOT") throw refuseReceiver(`There is no person and no organization called “${login}”.`);
  if (found.id === ownerId) throw refuseReceiver(`It belongs to ${found.login} already.`);
  return found;
}
