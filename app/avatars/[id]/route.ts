import { pictureAnswer } from "@/components/integrations/picture-answer.ts";
import { identiconAnswer } from "@/components/ui/identicon-answer.ts";
import { findAvatarSeed } from "@/lib/accounts/queries.ts";
import { findLogo } from "@/lib/integrations/change-logo.ts";

/**
 * The picture of an account: of a bot the one that its integration was given, otherwise one drawn from the login as
 * the pages draw it. A size in the query is for bitmaps: browsers scale these.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const seed = /^\d{1,9}$/.test(id) ? await findAvatarSeed(Number(id)) : null;
  if (seed === null) return new Response("Not Found\n", { status: 404 });
  const logo = await findLogo({ botId: Number(id) });
  return logo ? pictureAnswer(request, logo) : identiconAnswer(seed);
}
