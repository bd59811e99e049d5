import { liveAnswer } from "@/components/deliveries/live-answer.ts";
import { requireHookPage } from "@/components/hooks/require-hook.ts";
import type { RepositoryParams } from "@/components/host/require-page.ts";

type Props = { params: Promise<RepositoryParams & { hook: string }> };

/** Says "changed" whenever the log of the webhook did. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const named = await params;
  const visit = () => requireHookPage(named);
  return liveAnswer(request, { hookId: (await visit()).hook.id, visit });
}
