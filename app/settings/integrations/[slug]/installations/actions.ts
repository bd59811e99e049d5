"use server";

import { redirect } from "next/navigation";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { remindOwners } from "@/lib/installations/remind-owners.ts";

export async function remind(
  params: IntegrationParams,
  installationId: number,
  _problem: string | null,
): Promise<string | null> {
  const { viewer, integration, home } = await requireIntegrationPage(params);
  try {
    await remindOwners({
      actor: { accountId: viewer.id },
      integrationId: integration.id,
      installationId: idFrom(installationId),
    });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash("The owners are reminded, by mail and in their notices.");
  redirect(`${home}/installations#page-heading`);
}
