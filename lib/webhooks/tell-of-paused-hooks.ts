import { administratorsByAccount } from "@/lib/accounts/administrators.ts";
import { notify } from "@/lib/accounts/notices.ts";
import { transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { placeOfHook } from "./hook-places.ts";
import { KEPT_MS } from "./prune.ts";
import { PAUSED_AFTER_MS } from "./retry.ts";

const HOUR_MS = 3600_000;
const HOOKS_MAX = 50;

/** What a notice about a paused hook is kept under; settled when it goes on. */
export const pausedSubject = (hookId: number): string => `webhook_paused:${hookId}`;

/** Tells the owners of webhooks that were paused, once for each pause: by mail and in their pages. */
export async function tellOfPausedHooks(): Promise<void> {
  await transaction(async (tx) => {
    const untold = await tx.$queryRaw<{ id: number }[]>`
      SELECT h.id FROM "Hook" h WHERE h."pausedAt" IS NOT NULL AND h."deletedAt" IS NULL
        AND NOT EXISTS (SELECT FROM "Notice" n WHERE n.subject = 'webhook_paused:' || h.id)
      ORDER BY h.id LIMIT ${HOOKS_MAX} FOR UPDATE SKIP LOCKED`;
    for (const { id } of untold) {
      const place = await placeOfHook(id, tx);
      if (!place) continue;
      const people = (await administratorsByAccount(tx, [place.ownerId])).get(place.ownerId) ?? [];
      const title = `The webhook of ${place.title} is paused: nothing was taken for ${PAUSED_AFTER_MS / HOUR_MS} hours`;
      await notify(tx, {
        accountIds: people.map((person) => person.id),
        kind: "webhook",
        subject: pausedSubject(id),
        title,
        about: place.about,
        path: `~${place.path}`,
      });
      const text = mailText(place.title, htmlUrl(`${place.address}${place.path}`));
      for (const { email } of people) if (email) await queueMail(tx, { to: email, subject: title, text });
    }
  });
}

const mailText = (title: string, page: string): string => `The webhook of ${title} is paused.

Nothing that was sent to its address was taken for ${PAUSED_AFTER_MS / HOUR_MS} hours, so Mortise stopped trying.
What happens from now on is kept for ${KEPT_MS / 24 / HOUR_MS} days and sent when you switch the webhook on again:

${page}
`;
