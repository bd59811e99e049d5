"use server";

import { notFound, redirect } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
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

const HOUR_MS = 3600_000;
/** What is kept at most. */
const HOURS_MAX = 72;

/** Sends everything once more that failed within the hours that were chosen. */
export async function sendFailedAgain(params: IntegrationParams, form: FormData): Promise<void> {
  const { integration, home } = await requireIntegrationPage(params);
  const hours = Math.min(Number.parseInt(form.get("hours")?.toString() ?? "", 10) || 1, HOURS_MAX);
  const hook = await findHookOf(integration.id);
  await pressButton(
    () => redeliverFailed({ hookId: hook.id, since: new Date(clock.now().getTime() - hours * HOUR_MS) }),
    (count) =>
      count === 0
        ? "Nothing failed in that time that was not taken since."
        : `Sent again: ${count === 1 ? "one delivery" : `${count} deliveries`}.`,
  );
  redirect(`${home}/deliveries#page-heading`);
}
