"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import type { SecretState } from "@/components/integrations/client-secrets.tsx";
import type { FormState } from "@/components/integrations/form-state.ts";
import { valuesFromForm } from "@/components/integrations/form-values.ts";
import {
  type IntegrationParams,
  requireIntegrationOwner,
  requireIntegrationPage,
} from "@/components/integrations/require-page.ts";
import type { UploadState } from "@/components/integrations/upload-key-form.tsx";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { changeFeatures } from "@/lib/integrations/change-features.ts";
import { removeLogo, uploadLogo } from "@/lib/integrations/change-logo.ts";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { changeVisibility } from "@/lib/integrations/change-visibility.ts";
import { deleteClientSecret } from "@/lib/integrations/delete-client-secret.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { deleteKey } from "@/lib/integrations/delete-key.ts";
import { generateClientSecret } from "@/lib/integrations/generate-client-secret.ts";
import { registerIntegration } from "@/lib/integrations/register-integration.ts";
import { updateHook } from "@/lib/integrations/update-hook.ts";
import { updateIntegration } from "@/lib/integrations/update-integration.ts";
import { uploadKey } from "@/lib/integrations/upload-key.ts";

/**
 * What was typed with what is wrong with it. The webhook's secret is kept by the browser and does not come back. Whoever
 * is told that something was changed meanwhile has seen it then: `revision` is from before the command, so that what
 * came after it is told as well.
 */
function refused(error: unknown, form: FormData, revision?: number): FormState {
  if (!isRefusal(error)) throw error;
  const seen = error.status === CONFLICT ? revision : seenOf(form);
  return { values: { ...valuesFromForm(form), webhook_secret: "" }, errors: fieldMessages(error), seen };
}

const CONFLICT = 409;

const textOf = (form: FormData, name: string): string => form.get(name)?.toString() ?? "";

/** The revision that the form's page showed. */
function seenOf(form: FormData): number | undefined {
  const seen = Number.parseInt(textOf(form, "seen"), 10);
  return Number.isSafeInteger(seen) ? seen : undefined;
}

export async function register(org: string | undefined, _state: FormState, form: FormData): Promise<FormState> {
  const { viewer, owner, base } = await requireIntegrationOwner(org);
  let slug: string;
  try {
    const actor = { accountId: viewer.id };
    ({ slug } = await registerIntegration({ actor, ownerId: owner.id, input: valuesFromForm(form) }));
  } catch (error) {
    return refused(error, form);
  }
  await setFlash("The integration is registered. Generate a private key, so that it can prove who it is.");
  redirect(`${base}/${slug}#page-heading`);
}

export async function saveGeneral(params: IntegrationParams, _state: FormState, form: FormData): Promise<FormState> {
  const { viewer, integration, base } = await requireIntegrationPage(params);
  let slug: string;
  try {
    ({ slug } = await updateIntegration({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      input: valuesFromForm(form),
      seen: seenOf(form),
    }));
  } catch (error) {
    return refused(error, form, integration.revision);
  }
  await setFlash("Saved.");
  redirect(`${base}/${slug}#page-heading`);
}

export async function saveLogo(
  params: IntegrationParams,
  _problem: string | null,
  form: FormData,
): Promise<string | null> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  const file = form.get("logo");
  try {
    await uploadLogo({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      file: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
    });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash("The picture is uploaded.");
  redirect(`${home}#page-heading`);
}

export async function dropLogo(params: IntegrationParams): Promise<string | null> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    await removeLogo({ actor: { accountId: viewer.id }, integrationId: integration.id });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash("The picture is removed.");
  redirect(`${home}#page-heading`);
}

export async function saveFeatures(params: IntegrationParams, _state: FormState, form: FormData): Promise<FormState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    await changeFeatures({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      input: valuesFromForm(form),
      seen: seenOf(form),
    });
  } catch (error) {
    return refused(error, form, integration.revision);
  }
  await setFlash("The optional features are saved.");
  redirect(`${home}/features#page-heading`);
}

export async function savePermissions(
  params: IntegrationParams,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    const { changed, waiting } = await changePermissions({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      input: valuesFromForm(form),
      seen: seenOf(form),
    });
    await setFlash(wordsOfChange(changed, waiting), changed ? "success" : "info");
  } catch (error) {
    return refused(error, form, integration.revision);
  }
  redirect(`${home}/permissions#page-heading`);
}

function wordsOfChange(changed: boolean, waiting: number): string {
  if (!changed) return "Nothing was changed: the same was asked for before.";
  if (waiting === 0) return "Saved. There is nothing for anybody to accept.";
  return waiting === 1
    ? "Saved. One installation has to accept what you added."
    : `Saved. ${waiting} installations have to accept what you added.`;
}

export async function saveWebhook(params: IntegrationParams, _state: FormState, form: FormData): Promise<FormState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  const { webhook_secret: typed, ...input } = valuesFromForm(form);
  const removes = form.get("remove_webhook_secret") !== null;
  try {
    await updateHook({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      seen: seenOf(form),
      keepFormerSecret: form.get("keep_former_secret") !== null,
      input: { ...input, ...(typed !== "" ? { webhook_secret: typed } : removes ? { webhook_secret: null } : {}) },
    });
  } catch (error) {
    return refused(error, form, integration.revision);
  }
  await setFlash("The webhook is saved.");
  redirect(`${home}/webhook#page-heading`);
}

export async function addPublicKey(
  params: IntegrationParams,
  _state: UploadState,
  form: FormData,
): Promise<UploadState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    refuseOldSignIn(viewer);
    const pem = textOf(form, "public_key");
    await uploadKey({ actor: { accountId: viewer.id }, integrationId: integration.id, pem });
  } catch (error) {
    return { problem: refusalWords(error) };
  }
  await setFlash("The public key is added.");
  redirect(`${home}/keys#page-heading`);
}

export async function removeKey(params: IntegrationParams, keyId: number): Promise<void> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await deleteKey({ actor: { accountId: viewer.id }, integrationId: integration.id, keyId });
    },
    () => "The key is deleted. What was signed with it is refused from now on.",
  );
  redirect(`${home}/keys#page-heading`);
}

/** The secret is in the answer to this one request and nowhere else. */
export async function addClientSecret(params: IntegrationParams): Promise<SecretState> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    refuseOldSignIn(viewer);
    const actor = { accountId: viewer.id };
    const { secret } = await generateClientSecret({ actor, integrationId: integration.id });
    revalidatePath(`${home}/keys`); // the list under it has one more
    return { secret, problem: null };
  } catch (error) {
    return { secret: null, problem: refusalWords(error) };
  }
}

export async function removeClientSecret(params: IntegrationParams, secretId: number): Promise<void> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await deleteClientSecret({
        actor: { accountId: viewer.id },
        integrationId: integration.id,
        secretId: idFrom(secretId),
      });
    },
    () => "The client secret is deleted.",
  );
  redirect(`${home}/keys#page-heading`);
}

export async function setVisibility(params: IntegrationParams, toPublic: boolean): Promise<string | null> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    await changeVisibility({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      toPublic: toPublic === true,
    });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(toPublic ? "The integration is public." : "The integration is private.");
  redirect(`${home}/advanced#page-heading`);
}

export async function remove(params: IntegrationParams, _state: string | null, form: FormData): Promise<string | null> {
  const { viewer, integration, base } = await requireIntegrationPage(params);
  try {
    refuseOldSignIn(viewer);
    const confirmation = textOf(form, "confirmation");
    await deleteIntegration({ actor: { accountId: viewer.id }, integrationId: integration.id, confirmation });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${integration.name} is deleted.`);
  redirect(`${base}#page-heading`);
}
