"use server";

import { redirect } from "next/navigation";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { keepForListener, stopListening } from "@/lib/webhooks/listener.ts";

export async function start(params: IntegrationParams): Promise<void> {
  const { integration, home } = await requireIntegrationPage(params);
  await keepForListener((await findHookOf(integration.id)).id);
  await setFlash("What happens from now on is kept for whoever listens.");
  redirect(`${home}/listen#page-heading`);
}

export async function stop(params: IntegrationParams): Promise<void> {
  const { integration, home } = await requireIntegrationPage(params);
  await stopListening((await findHookOf(integration.id)).id);
  await setFlash("Nothing more is kept for listening.");
  redirect(`${home}/listen#page-heading`);
}
