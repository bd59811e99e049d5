import { liveChanges } from "@/lib/webhooks/live-changes.ts";

/** Server-sent events: "changed" whenever the log of a webhook did. */
export function liveAnswer(request: Request, hookId: number): Response {
  const stream = liveChanges({ hookId, seen: request.headers.get("last-event-id"), signal: request.signal });
  return new Response(stream, {
    // no-transform: compressing would hold events back.
    headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" },
  });
}
