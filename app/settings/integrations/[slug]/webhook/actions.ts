"use server";

import { redirect } from "next/navigation";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { resumeIntegrationHook, updateDeliveryOptions } from "@/lib/integrations/update-delivery-options.ts";

export async function saveDeliveryOptions(params: IntegrationParams, form: FormData): Promise<void> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  await pressButton(
    () =>
      updateDeliveryOptions({
        actor: { accountId: viewer.id },
        integrationId: integration.id,
        retries: form.get("retries") !== null,
        formerNames: form.get("former_names") !== null,
        seen: idIn(form, "seen"),
      }),
    () => "The delivery options are saved.",
  );
  redirect(`${home}/webhook#page-heading`);
}

export async function resume(params: IntegrationParams, form: FormData): Promise<void> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  await pressButton(
    () =>
      resumeIntegrationHook({
        actor: { accountId: viewer.id },
        integrationId: integration.id,
        replay: form.get("replay")?.toString() !== "no",
      }),
    (count) => `The webhook goes on. ${count === 1 ? "One delivery is" : `${count} deliveries are`} sent now.`,
  );
  redirect(`${home}/webhook#page-heading`);
}
