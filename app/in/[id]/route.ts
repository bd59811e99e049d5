import { pictureAnswer } from "@/components/integrations/picture-answer.ts";
import { identiconAnswer } from "@/components/ui/identicon-answer.ts";
import { findLogo } from "@/lib/integrations/change-logo.ts";
import { findIntegrationById } from "@/lib/integrations/queries.ts";

/** The picture of an integration by its app id: the one that was uploaded, or one that is drawn from its slug. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const integration = /^\d{1,9}$/.test(id) ? await findIntegrationById(Number(id)) : null;
  if (integration === null) return new Response("Not Found\n", { status: 404 });
  const logo = await findLogo({ integrationId: integration.id });
  return logo ? pictureAnswer(request, logo) : identiconAnswer(integration.slug);
}
