import { liveAnswer } from "@/components/deliveries/live-answer.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";

/** Says "changed" whenever the log of the integration's webhook did. */
export async function GET(request: Request, { params }: { params: Promise<IntegrationParams> }): Promise<Response> {
  const named = await params;
  const visit = () => requireIntegrationPage(named);
  const { integration } = await visit();
  return liveAnswer(request, { hookId: (await findHookOf(integration.id)).id, visit });
}
