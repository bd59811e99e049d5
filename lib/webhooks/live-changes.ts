import { pool } from "@/lib/platform/db.ts";
import { pause } from "@/lib/platform/pause.ts";
import { stopping } from "@/lib/platform/stopping.ts";

const LOOK_EVERY_MS = 1_000;
/** Then the browser connects again, so that what nobody reads any more does not stay open. */
const ENDS_AFTER_MS = 5 * 60_000;
const LINES = 30;

/** Changes with each delivery that is written or ends, as far as the first page of the log shows it. */
const VERSION = {
  name: "deliveries-version",
  text: `SELECT COALESCE(max(id), 0)::text || '.' || count("deliveredAt") AS version FROM (
    SELECT id, "deliveredAt" FROM "Delivery" WHERE "hookId" = $1 ORDER BY id DESC LIMIT ${LINES}) newest`,
};

/**
 * Server-sent events: one named "changed" whenever the log of a hook did, with an id by which a client that connects
 * again (`seen`) is told at once of what it missed. It ends as soon as `maySee` says that its reader no longer may.
 */
export function liveChanges({
  hookId,
  seen,
  maySee,
  signal,
}: {
  hookId: number;
  seen: string | null;
  maySee: () => Promise<boolean>;
  signal: AbortSignal;
}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const endsAt = performance.now() + ENDS_AFTER_MS;
  let last = seen;
  const versionNow = async () => {
    const { rows } = await pool.query<{ version: string }>({ ...VERSION, values: [hookId] });
    return rows[0]?.version ?? "";
  };
  return new ReadableStream({
    start: async (controller) => {
      controller.enqueue(encoder.encode(`retry: 2000\n: listening\n\n`));
      last ??= await versionNow();
    },
    pull: async (controller) => {
      while (!signal.aborted && !stopping.aborted && performance.now() < endsAt) {
        const version = await versionNow();
        if (!(await maySee())) break;
        if (version !== last) {
          last = version;
          controller.enqueue(encoder.encode(`id: ${version}\nevent: changed\ndata: ${version}\n\n`));
          return;
        }
        await pause(LOOK_EVERY_MS, signal, stopping);
      }
      controller.close();
    },
  });
}
