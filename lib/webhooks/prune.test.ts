import { afterEach, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { allDeliveries, makeWebhookScene, recordIssueOpened } from "@/lib/testing/webhook-scene.ts";
import { dispatchEvents } from "./dispatch.ts";
import { KEPT_MS, pruneDeliveries } from "./prune.ts";

afterEach(() => clock.set(undefined));

it("what was delivered is kept for three days, what waits for as long as it takes", async () => {
  const at = await makeWebhookScene({ url: "http://127.0.0.1:9/" });
  await recordIssueOpened(at, { title: "delivered" });
  await recordIssueOpened(at, { title: "waiting" });
  await dispatchEvents();
  const [delivered, waiting] = await allDeliveries();
  await db.delivery.update({
    where: { id: delivered?.id ?? 0n },
    data: { deliveredAt: clock.now(), outcome: "response", statusCode: 200 },
  });

  await pruneDeliveries();
  expect(await allDeliveries()).toHaveLength(2);

  clock.set(new Date(clock.now().getTime() + KEPT_MS + 1_000));
  await recordIssueOpened(at, { title: "not even dispatched" });
  clock.set(new Date(clock.now().getTime() + KEPT_MS + 1_000));
  await pruneDeliveries();
  expect((await allDeliveries()).map(({ id }) => id)).toEqual([waiting?.id]);
  const events = await db.event.findMany({ orderBy: { id: "asc" } });
  expect(events.map(({ dispatchedAt }) => dispatchedAt !== null)).toEqual([true, false]);
});
