import { liveAnswer } from "@/components/deliveries/live-answer.ts";
import { requireHookPage } from "@/components/hooks/require-hook.ts";

type Props = { params: Promise<{ org: string } & { hook: string }> };

/** Says "changed" whenever the log of the webhook did. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const named = await params;
  const visit = () => requireHookPage(named);
  return liveAnswer(request, { hookId: (await visit()).hook.id, visit });
}
