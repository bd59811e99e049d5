"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import { idIn } from "@/components/accounts/press-button.ts";
import { consentValuesFrom, type InstallState, refusedConsent } from "@/components/consent/install-state.ts";
import { isFiltering } from "@/components/repository-picker/selection-values.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { installIntegration } from "@/lib/installations/install-integration.ts";
import { findShownIntegration } from "@/lib/installations/install-targets.ts";
import type { InstallationWithParts } from "@/lib/installations/queries.ts";
import { configurationPath } from "@/lib/installations/represent.ts";
import { setupRedirect } from "@/lib/installations/rules.ts";
import type { Selection } from "@/lib/installations/schemas.ts";

export async function install(slug: string, _state: InstallState, form: FormData): Promise<InstallState> {
  const viewer = await requireViewer();
  const integration = (await findShownIntegration(viewer.id, boundText(slug))) ?? notFound();
  const values = consentValuesFrom(form);
  if (isFiltering(form)) return { values, errors: {} };
  const { repository_selection, repository_ids, confirmed } = values;
  let installation: InstallationWithParts;
  try {
    installation = await installIntegration({
      installerId: viewer.id,
      integrationId: integration.id,
      accountId: idIn(form, "target_id"),
      selection: {
        repository_selection: repository_selection as Selection["repository_selection"],
        repository_ids: [...repository_ids],
      },
      consent: { version: idIn(form, "version"), confirmed },
    });
  } catch (error) {
    const refused = refusedConsent(error, values);
    refresh(); // what was refused may lie in a page that is out of date
    return refused;
  }
  const state = form.get("state")?.toString();
  const elsewhere = setupRedirect(integration, { installationId: installation.id, action: "install", state });
  if (elsewhere) redirect(elsewhere);
  await setFlash(`${integration.name} is installed on ${installation.account.login}.`);
  redirect(`${configurationPath(installation)}#page-heading`);
}
