/** What runs in the thread that sends webhooks. It shares the clock with the thread that answers, and the database. */
import { parentPort, workerData } from "node:worker_threads";
import { joinClock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { closeDatabase } from "@/lib/platform/db.ts";
import { configureLog, log } from "@/lib/platform/log.ts";
import { wakeDeliveries, wakeDispatch } from "@/lib/webhooks/wake.ts";
import { startDeliveries } from "@/lib/webhooks/worker.ts";
import type { ThreadData, Told } from "./start-deliveries.ts";

if (!parentPort) throw new Error("this runs in a thread of the server");
const port = parentPort;
process.setSourceMapsEnabled(true);
joinClock((workerData as ThreadData).clock);
configureLog(config());
process.on("unhandledRejection", (error) => log.error({ err: error }, "a failure that nobody waited for"));

const worker = await startDeliveries();
port.on("message", (told: Told) => {
  if (told === "events") wakeDispatch();
  else if (told === "deliveries") wakeDeliveries();
  else void stop();
});
port.postMessage("ready");

async function stop(): Promise<void> {
  await worker.stop();
  await closeDatabase();
  process.exit(); // of this thread; connections to receivers would keep it
}
