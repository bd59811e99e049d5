"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { idIn } from "@/components/accounts/press-button.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { refusedConsent, refusedInstall } from "@/components/consent/install-state.ts";
import type { AcceptState } from "@/components/installations/accept-form.tsx";
import type { RepositoriesState } from "@/components/installations/repositories-form.tsx";
import { type InstallationParams, requireInstallationPage } from "@/components/installations/require-page.ts";
import { isFiltering, selectionFrom } from "@/components/repository-picker/selection-values.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { acceptPermissions } from "@/lib/installations/accept-permissions.ts";
import { putOffPermissions } from "@/lib/installations/answer-offer.ts";
import { landingAfter } from "@/lib/installations/landing.ts";
import type { Selection } from "@/lib/installations/schemas.ts";
import { selectRepositories } from "@/lib/installations/select-repositories.ts";
import { suspendInstallation, unsuspendInstallation } from "@/lib/installations/suspend.ts";
import { uninstall } from "@/lib/installations/uninstall.ts";

const side = "account";

export async function saveRepositories(
  params: InstallationParams,
  _state: RepositoriesState,
  form: FormData,
): Promise<RepositoriesState> {
  const { viewer, installation, home } = await requireInstallationPage(params);
  const values = selectionFrom(form);
  if (isFiltering(form)) return { values, errors: {} };
  const { id: installationId, integration } = installation;
  try {
    await selectRepositories({
      installationId,
      actorId: viewer.id,
      selection: {
        repository_selection: values.repository_selection as Selection["repository_selection"],
        repository_ids: [...values.repository_ids],
      },
    });
  } catch (error) {
    return refusedInstall(error, values);
  }
  const state = form.get("state")?.toString();
  const elsewhere = await landingAfter({ integration, installation, action: "update", person: viewer, state });
  if (elsewhere) redirect(elsewhere);
  await setFlash("The repositories are saved.");
  redirect(`${home}#page-heading`);
}

export async function accept(params: InstallationParams, _state: AcceptState, form: FormData): Promise<AcceptState> {
  const { viewer, installation, home } = await requireInstallationPage(params);
  const values = { confirmed: form.get("confirmed") !== null };
  const { id: installationId, integration } = installation;
  if (form.get("decision") === "later") {
    await putOffPermissions({ installationId, actorId: viewer.id, version: idIn(form, "version") });
    await setFlash(`${integration.name} keeps what it had. You can accept at any later time.`, "info");
    redirect(`${home}#page-heading`);
  }
  try {
    const consent = { version: idIn(form, "version"), ...values };
    await acceptPermissions({ installationId, actorId: viewer.id, consent });
  } catch (error) {
    const refused = refusedConsent(error, values);
    refresh(); // what was refused may lie in a page that is out of date
    return refused;
  }
  const state = form.get("state")?.toString();
  const elsewhere = await landingAfter({ integration, installation, action: "update", person: viewer, state });
  if (elsewhere) redirect(elsewhere);
  await setFlash(`${integration.name} has the new permissions.`);
  redirect(`${home}#page-heading`);
}

export async function suspend(params: InstallationParams, _problem: string | null): Promise<string | null> {
  const { viewer, installation, home } = await requireInstallationPage(params);
  try {
    await suspendInstallation({ installationId: installation.id, senderId: viewer.id, side });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${installation.integration.name} is suspended.`);
  redirect(`${home}#page-heading`);
}

export async function lift(params: InstallationParams, _problem: string | null): Promise<string | null> {
  const { viewer, installation, home } = await requireInstallationPage(params);
  try {
    await unsuspendInstallation({ installationId: installation.id, senderId: viewer.id, side });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${installation.integration.name} has its access back.`);
  redirect(`${home}#page-heading`);
}

export async function remove(
  params: InstallationParams,
  _problem: string | null,
  form: FormData,
): Promise<string | null> {
  const { viewer, account, installation, base } = await requireInstallationPage(params);
  const { name } = installation.integration;
  if (form.get("confirmation")?.toString().trim() !== name) return `Type ${name} exactly to confirm.`;
  try {
    await uninstall({ installationId: installation.id, senderId: viewer.id, side });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${name} is uninstalled from ${account.login}.`);
  redirect(`${base}#page-heading`);
}
