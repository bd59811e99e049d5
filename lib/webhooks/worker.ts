import { pruneAuditLogs } from "@/lib/audit/audit-log.ts";
import { pruneRefusedRequests } from "@/lib/integrations/refused-requests.ts";
import { sendQueuedMail } from "@/lib/platform/send-queued-mail.ts";
import { wakeable } from "@/lib/platform/wakeable.ts";
import { pruneEndedCredentials } from "@/lib/tokens/prune-ended.ts";
import { dispatchSome } from "./dispatch.ts";
import { pruneDeliveries } from "./prune.ts";
import { startSender } from "./sender.ts";
import { tellOfPausedHooks } from "./tell-of-paused-hooks.ts";
import { onWake } from "./wake.ts";

/** The bell is rung within the server; another server's events are found by looking. */
const POLL_MS = 1_000;
/** Under load many events share a statement: more of them would cost the database more than the events do. */
const APART_MS = 15;
const MAIL_POLL_MS = 5_000;
const PAUSED_POLL_MS = 60_000;
const PRUNE_EVERY_MS = 10 * 60_000;
/** The process has 10 s to end; requests before and the database after want some of them. */
const DRAIN_MS = 3_000;

/**
 * Starts telling receivers what happened: events are dispatched and sent as soon as they are committed, mail is handed
 * to the mail server, and the log is pruned. Everything that waits is in the database, so that stopping or dying at any
 * time loses nothing: what was not finished is sent at the next start, with the same guid and the same bytes.
 */
export async function startDeliveries({
  answerLimitMs,
  drainMs = DRAIN_MS,
  pollMs = POLL_MS,
}: {
  /** How long a receiver has to answer; as documented unless given. */
  answerLimitMs?: number;
  /** How long attempts under way have to end when the worker is stopped. */
  drainMs?: number;
  /** How often it looks for events and deliveries without being told. */
  pollMs?: number;
} = {}): Promise<{ stop(): Promise<void> }> {
  const told = wakeable("telling who owns a paused webhook", tellOfPausedHooks, { everyMs: PAUSED_POLL_MS });
  const sender = startSender({ answerLimitMs, pollMs, onPaused: () => told.wake() });
  const dispatch = wakeable("dispatching webhook events", dispatchAndSend, { everyMs: pollMs, apartMs: APART_MS });
  const mail = wakeable("sending mail", sendQueuedMail, { everyMs: MAIL_POLL_MS });
  const prune = wakeable("pruning what is kept for days", pruneAll, { everyMs: PRUNE_EVERY_MS });
  const stopListening = onWake({ events: dispatch.wake, deliveries: sender.wake });

  async function dispatchAndSend(): Promise<void> {
    for (let more = true; more; ) {
      const some = await dispatchSome(sender.room());
      await sender.send(some.claimed);
      if (some.claimed.length < some.deliveries) sender.wake();
      more = some.more;
    }
  }

  dispatch.wake();
  sender.wake();
  mail.wake();
  prune.wake();
  told.wake();
  return {
    stop: async () => {
      stopListening();
      await dispatch.stop();
      await Promise.all([sender.stop(drainMs), mail.stop(), prune.stop(), told.stop()]);
    },
  };
}

async function pruneAll(): Promise<void> {
  await pruneDeliveries();
  await pruneRefusedRequests();
  await pruneEndedCredentials();
  await pruneAuditLogs();
}
