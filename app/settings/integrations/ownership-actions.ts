"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { uninstalledWords } from "@/components/integrations/uninstalled-words.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { addAllowedNetwork, removeAllowedNetwork } from "@/lib/integrations/change-allowed-networks.ts";
import { includes, managedBy } from "@/lib/integrations/managers.ts";
import { type TransferredIntegration, transferIntegration } from "@/lib/integrations/transfer-integration.ts";
import { cancelIntegrationTransfer } from "@/lib/integrations/transfers/answer-transfer.ts";
import { revokeUserTokens } from "@/lib/oauth/revoke-user-tokens.ts";

/** Gives the integration to another account, and goes to where it is managed now; another person is asked. */
export async function transfer(params: IntegrationParams, _previous: FormState, form: FormData): Promise<FormState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  const { new_owner: newOwner, confirmation } = textValues(form, ["new_owner", "confirmation"]);
  let done: TransferredIntegration;
  try {
    refuseOldSignIn(viewer);
    const actor = { accountId: viewer.id };
    done = await transferIntegration({ actor, integrationId: integration.id, newOwner, confirmation });
  } catch (error) {
    return refusedState(error, { new_owner: newOwner, confirmation });
  }
  if (done.offer) {
    await setFlash(`${done.offer.receiver.login} is asked, and has a day to accept. Until then nothing moves.`);
    redirect(`${home}/advanced#page-heading`);
  }
  const { owner, uninstalled } = done;
  await setFlash(`${integration.name} belongs to ${owner.login} now.${uninstalledWords(uninstalled)}`);
  const isOwn = owner.id === viewer.id;
  const base = isOwn ? "/settings/integrations" : `/organizations/${owner.login}/settings/integrations`;
  const manages = await managedBy({ userId: viewer.id, ownerId: owner.id });
  redirect(includes(manages, integration.id) ? `${base}/${integration.slug}#page-heading` : "/");
}

/** Ends the offer of the integration to another person. */
export async function takeBack(params: IntegrationParams): Promise<void> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  await pressButton(
    () => cancelIntegrationTransfer({ actor: { accountId: viewer.id }, integrationId: integration.id }),
    ({ login }) => `It is not offered to ${login} any more.`,
  );
  redirect(`${home}/advanced#page-heading`);
}

export async function revokeTokens(params: IntegrationParams): Promise<string | null> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  let people: number;
  try {
    refuseOldSignIn(viewer);
    people = await revokeUserTokens({ actor: { accountId: viewer.id }, integrationId: integration.id });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(
    people === 1 ? "The tokens of one person are revoked." : `The tokens of ${people} people are revoked.`,
  );
  redirect(`${home}/advanced#page-heading`);
}

export async function addNetwork(params: IntegrationParams, _previous: FormState, form: FormData): Promise<FormState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  const values = textValues(form, ["network", "network_description"]);
  try {
    refuseOldSignIn(viewer);
    await addAllowedNetwork({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      network: values.network,
      description: values.network_description,
    });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash("The network is on the list. The credentials are refused from everywhere that is not.");
  redirect(`${home}/advanced#page-heading`);
}

export async function removeNetwork(params: IntegrationParams, networkId: number): Promise<string | null> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  let removed: { network: string; left: number };
  try {
    refuseOldSignIn(viewer);
    const id = Number.isSafeInteger(networkId) ? networkId : 0; // bound to a form, so that it may be anything
    const actor = { accountId: viewer.id };
    removed = await removeAllowedNetwork({ actor, integrationId: integration.id, networkId: id });
  } catch (error) {
    return refusalWords(error);
  }
  const now = removed.left === 0 ? " The credentials can be used from anywhere now." : "";
  await setFlash(`${removed.network} is off the list.${now}`);
  redirect(`${home}/advanced#page-heading`);
}
