"use server";

import { notFound, redirect } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { againCountWords } from "@/components/deliveries/delivery-words.ts";
import { hoursAgo } from "@/components/deliveries/hours-ago.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { readDeliveryId } from "@/lib/webhooks/queries.ts";
import { redeliver } from "@/lib/webhooks/redeliver.ts";
import { redeliverFailed } from "@/lib/webhooks/redeliver-failed.ts";

/** Sends a delivery once more and shows the new attempt. */
export async function sendAgain(params: IntegrationParams, delivery: string): Promise<void> {
  const { integration, home } = await requireIntegrationPage(params);
  const deliveryId = readDeliveryId(boundText(delivery)) ?? notFound();
  const hook = await findHookOf(integration.id);
  let attempt = deliveryId;
  try {
    attempt = await redeliver({ hookId: hook.id, deliveryId });
    await setFlash("Sent again, with the same GUID and the same payload.");
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
  }
  redirect(`${home}/deliveries/${attempt}#page-heading`);
}

/** Sends everything once more that failed within the hours that were chosen. */
export async function sendFailedAgain(params: IntegrationParams, form: FormData): Promise<void> {
  const { integration, home } = await requireIntegrationPage(params);
  const hook = await findHookOf(integration.id);
  await pressButton(() => redeliverFailed({ hookId: hook.id, since: hoursAgo(form) }), againCountWords);
  redirect(`${home}/deliveries#page-heading`);
}
