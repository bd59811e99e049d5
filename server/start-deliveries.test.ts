import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { wakeDeliveries, wakeDispatch } from "@/lib/webhooks/wake.ts";
import { startDeliveriesThread } from "./start-deliveries.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-thread-"));
const notes = path.join(folder, "notes");
afterEach(() => {
  clock.set(undefined);
  fs.rmSync(notes, { force: true });
});

/** A thread that does this when it is told something, and what became of it. */
async function started(body: string) {
  const file = path.join(folder, `${Math.random()}.mjs`);
  const lines = [
    'import fs from "node:fs"; import { parentPort, workerData } from "node:worker_threads";',
    `const note = (text) => fs.appendFileSync(${JSON.stringify(notes)}, text + "\\n");`,
    body,
  ];
  fs.writeFileSync(file, lines.join("\n"));
  const failures: string[] = [];
  const thread = await startDeliveriesThread((error) => failures.push(error.message), file);
  return { thread, failures };
}
const noted = () => (fs.existsSync(notes) ? fs.readFileSync(notes, "utf8").trim().split("\n") : []);

const OBEYS = `parentPort.on("message", (told) => { note(told); if (told === "stop") process.exit(); });
  parentPort.postMessage("ready");`;

test("the thread is told of events and deliveries, once for those of a moment, and ends when it is stopped", async () => {
  const { thread, failures } = await started(OBEYS);
  for (let times = 0; times < 5; times += 1) wakeDispatch();
  wakeDeliveries();
  await expect.poll(noted).toEqual(["events", "deliveries"]);
  wakeDispatch();
  await expect.poll(noted).toEqual(["events", "deliveries", "events"]);
  await thread.stop();
  wakeDispatch(); // nobody is there to hear it
  expect([noted().at(-1), failures]).toEqual(["stop", []]);
});

test("the thread reads the clock that a test sets here, whenever it is set", async () => {
  const { thread } = await started(`${OBEYS}
    parentPort.on("message", () => note(String(workerData.clock.some((value) => value > 0))));`);
  clock.set(new Date("2040-01-01T00:00:00Z"));
  wakeDispatch();
  await expect.poll(noted).toEqual(["events", "true"]);
  clock.set(undefined);
  wakeDispatch();
  await expect.poll(noted).toEqual(["events", "true", "events", "false"]);
  await thread.stop();
});

test("a thread that does not start is a failure", async () => {
  const { thread, failures } = await started('throw new Error("no database");');
  expect(failures).toEqual(["no database"]);
  await thread.stop();
});

test("a thread that fails later is a failure, and stopping it does not wait", async () => {
  const { thread, failures } = await started(
    `parentPort.on("message", () => { throw new Error("out of order"); }); parentPort.postMessage("ready");`,
  );
  wakeDispatch();
  await expect.poll(() => failures).toEqual(["out of order"]);
  await thread.stop();
});

test("a thread that ends by itself is a failure", async () => {
  const { failures } = await started('parentPort.postMessage("ready"); setImmediate(() => process.exit(3));');
  await expect.poll(() => failures).toEqual(["the thread that sends webhooks ended with 3"]);
});
