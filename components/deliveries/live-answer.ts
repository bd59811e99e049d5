import { AsyncLocalStorage } from "node:async_hooks";
import { liveChanges } from "@/lib/webhooks/live-changes.ts";

/**
 * Server-sent events: "changed" whenever the log of a webhook did. `visit` is what the page asked of its reader: it is
 * asked again all the while, and the stream ends when it refuses.
 */
export function liveAnswer(
  request: Request,
  { hookId, visit }: { hookId: number; visit: () => Promise<unknown> },
): Response {
  // What Next knows of the request, which `visit` reads the cookie from, is lost once the answer is on its way.
  const withinRequest = AsyncLocalStorage.snapshot();
  const stream = liveChanges({
    hookId,
    seen: request.headers.get("last-event-id"),
    maySee: () =>
      withinRequest(visit).then(
        () => true,
        () => false,
      ),
    signal: request.signal,
  });
  return new Response(stream, {
    // no-transform: compressing would hold events back.
    headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" },
  });
}
