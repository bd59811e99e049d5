import { representHookConfig } from "@/lib/integrations/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import { recordEvent } from "./record-event.ts";

/** What a ping says besides hello; which one is of no meaning. */
const SAYINGS = [
  "A joint is only as good as its fit.",
  "Cut once the line is drawn.",
  "Leave the bench cleaner than it was.",
  "A sharp tool is a safe tool.",
  "What can be taken apart can be mended.",
] as const;

export const sayingFor = (hookId: number): string => SAYINGS[hookId % SAYINGS.length] ?? SAYINGS[0];

/**
 * Says hello to an integration's webhook: call it in the transaction that creates the hook or changes its address.
 * Nothing is recorded for a hook that is switched off or has no address.
 */
export async function recordPing(
  tx: Tx,
  {
    integration,
    hook,
  }: {
    /** `events` are those of the current version. */
    integration: { id: number; events: readonly string[] };
    hook: {
      id: number;
      active: boolean;
      url: string | null;
      contentType: string;
      insecureSsl: boolean;
      sealedSecret: string | null;
      createdAt: Date;
      updatedAt: Date;
    };
  },
): Promise<void> {
  if (!hook.active || hook.url === null) return;
  await recordEvent(tx, {
    name: "ping",
    integrationId: integration.id,
    payload: {
      zen: sayingFor(hook.id),
      hook_id: hook.id,
      hook: {
        type: "App",
        id: hook.id,
        name: "web",
        active: hook.active,
        events: [...integration.events],
        config: { ...representHookConfig(hook) },
        updated_at: timestamp(hook.updatedAt),
        created_at: timestamp(hook.createdAt),
        app_id: integration.id,
        deliveries_url: apiUrl("/app/hook/deliveries"),
      },
    },
  });
}
