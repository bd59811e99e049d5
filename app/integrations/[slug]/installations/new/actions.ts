"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import { idIn } from "@/components/accounts/press-button.ts";
import { consentValuesFrom, type InstallState, refusedConsent } from "@/components/consent/install-state.ts";
import { isFiltering } from "@/components/repository-picker/selection-values.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { administers } from "@/lib/accounts/queries.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { type InstallOutcome, installOrRequest } from "@/lib/installations/install-or-request.ts";
import { findShownIntegration } from "@/lib/installations/install-targets.ts";
import { landingAfter } from "@/lib/installations/landing.ts";
import { configurationPath } from "@/lib/installations/represent.ts";
import { REQUESTS_PATH } from "@/lib/installations/requests/tell.ts";
import type { Selection } from "@/lib/installations/schemas.ts";

export async function install(slug: string, _state: InstallState, form: FormData): Promise<InstallState> {
  const viewer = await requireViewer();
  const integration = (await findShownIntegration(viewer.id, boundText(slug))) ?? notFound();
  const values = consentValuesFrom(form);
  if (isFiltering(form)) return { values, errors: {} };
  const { repository_selection, repository_ids, confirmed, reason } = values;
  const state = form.get("state")?.toString().replaceAll("\0", "") || undefined;
  let outcome: InstallOutcome;
  try {
    outcome = await installOrRequest({
      userId: viewer.id,
      integrationId: integration.id,
      accountId: idIn(form, "target_id"),
      selection: {
        repository_selection: repository_selection as Selection["repository_selection"],
        repository_ids: [...repository_ids],
      },
      reason,
      state: state ?? null,
      consent: { version: idIn(form, "version"), confirmed },
    });
  } catch (error) {
    const refused = refusedConsent(error, values);
    refresh(); // what was refused may lie in a page that is out of date
    return refused;
  }
  const { installation, existed } = outcome;
  const flow = { integration, person: viewer, state };
  const elsewhere = await landingAfter(
    installation
      ? { ...flow, action: existed ? ("update" as const) : ("install" as const), installation }
      : { ...flow, action: "request" },
  );
  if (elsewhere) redirect(elsewhere);
  await setFlash(wordsFor(integration.name, outcome));
  if (!installation) redirect(`${REQUESTS_PATH}#page-heading`);
  const configures = await administers(viewer.id, installation.accountId);
  redirect(`${configures ? configurationPath(installation) : `/integrations/${integration.slug}`}#page-heading`);
}

function wordsFor(name: string, { installation, existed, request }: InstallOutcome): string {
  const login = (installation ?? request)?.account.login;
  const asked = `The owners of ${login} are asked`;
  if (!installation) return `${asked}. You are told what they decide.`;
  const done = existed ? `${name} has the repositories on ${login}.` : `${name} is installed on ${login}.`;
  return request ? `${done} ${asked} about the others.` : done;
}
