"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/accounts/form-state.ts";
import { idIn } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { consentValuesFrom, type InstallState, refusedConsent } from "@/components/consent/install-state.ts";
import { type RequestParams, requireRequestPage } from "@/components/installations/require-request.ts";
import { isFiltering } from "@/components/repository-picker/selection-values.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { landingAfter } from "@/lib/installations/landing.ts";
import { configurationPath } from "@/lib/installations/represent.ts";
import { approveRequest, declineRequest } from "@/lib/installations/requests/answer-request.ts";
import type { Selection } from "@/lib/installations/schemas.ts";

export async function approve(params: RequestParams, _state: InstallState, form: FormData): Promise<InstallState> {
  const { viewer, request, integration } = await requireRequestPage(params);
  const values = consentValuesFrom(form);
  if (isFiltering(form)) return { values, errors: {} };
  let outcome: Awaited<ReturnType<typeof approveRequest>>;
  try {
    outcome = await approveRequest({
      requestId: request.id,
      actorId: viewer.id,
      selection: {
        repository_selection: values.repository_selection as Selection["repository_selection"],
        repository_ids: [...values.repository_ids],
      },
      consent: { version: idIn(form, "version"), confirmed: values.confirmed },
    });
  } catch (error) {
    const refused = refusedConsent(error, values);
    refresh(); // what was refused may lie in a page that is out of date
    return refused;
  }
  const { installation, action } = outcome;
  const state = request.state ?? undefined;
  const elsewhere = await landingAfter({ integration, installation, action, person: viewer, state });
  if (elsewhere) redirect(elsewhere);
  await setFlash(`The request is approved, and ${request.requester.login} is told.`);
  redirect(`${configurationPath(installation)}#page-heading`);
}

export async function decline(params: RequestParams, _state: FormState, form: FormData): Promise<FormState> {
  const { viewer, request, base } = await requireRequestPage(params);
  const answer = form.get("answer")?.toString().replaceAll("\0", "") ?? "";
  try {
    await declineRequest({ requestId: request.id, actorId: viewer.id, input: { answer } });
  } catch (error) {
    return refusedState(error, { answer });
  }
  await setFlash(`The request is declined, and ${request.requester.login} is told.`);
  redirect(`${base}#page-heading`);
}
