import type { NextRequest } from "next/server";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { liveChanges } from "@/lib/webhooks/live-changes.ts";

/** Says "changed" whenever the log of the integration's webhook did. */
export async function GET(request: NextRequest, { params }: { params: Promise<IntegrationParams> }): Promise<Response> {
  const { integration } = await requireIntegrationPage(await params);
  const hook = await findHookOf(integration.id);
  const stream = liveChanges({
    hookId: hook.id,
    seen: request.headers.get("last-event-id"),
    signal: request.signal,
  });
  return new Response(stream, {
    // no-transform: compressing would hold events back.
    headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" },
  });
}
