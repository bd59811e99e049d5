"use server";

import { redirect } from "next/navigation";
import type { ListenCommand } from "@/components/deliveries/listen-code.tsx";
import { listenCommand } from "@/components/deliveries/listen-command.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { createListenCode } from "@/lib/webhooks/listen-code.ts";
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

/** A command that listens by a code, for a machine that does not have the key. */
export async function makeCommand(params: IntegrationParams): Promise<ListenCommand> {
  const { integration, viewer } = await requireIntegrationPage(params);
  const { code, expiresAt } = await createListenCode({ integrationId: integration.id, accountId: viewer.id });
  const command = listenCommand([`--code ${code}`]);
  return { command, expiresAt: expiresAt.toISOString(), now: clock.now().toISOString() };
}
