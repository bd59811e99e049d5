/**
 * Webhooks delivered per second and their delay: `npm run bench -- webhooks`. emulate 0.12.2, which keeps everything in
 * memory, and Mortise, one after the other on this machine: issues are opened over HTTP by 20 connections, first with
 * one webhook that is told, then with ten. Both have done as much before they are measured. Then Mortise alone: with 10,000 waiting for a receiver that never answers,
 * and with a million rows in the log (BENCH_ROWS).
 */
import fs from "node:fs";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { startDriver } from "./webhooks/drive.ts";
import { startEmulate } from "./webhooks/emulate.ts";
import { startMortise } from "./webhooks/mortise.ts";

const ISSUES = Number(process.env.BENCH_ISSUES ?? 2_000);
const HOOKS = 10;
const ISSUES_FOR_MANY_HOOKS = ISSUES / 5;
const QUEUE_OF_THE_DEAD = 10_000;
const ROWS_IN_THE_LOG = Number(process.env.BENCH_ROWS ?? 1_000_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-bench-"));
fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
const driver = await startDriver();
const dead = net.createServer(() => {});
await new Promise<void>((resolve) => dead.listen(0, "127.0.0.1", resolve));

type Measuring = Parameters<typeof driver.measure>[1];
async function report(peer: Parameters<typeof driver.measure>[0], what: string, options: Omit<Measuring, "name">) {
  const { deliveriesPerSecond, p50, p99, lost } = await driver.measure(peer, { name: what, ...options });
  const figures = `${String(deliveriesPerSecond).padStart(5)} deliveries/s, delay p50 ${p50} ms, p99 ${p99} ms`;
  console.log(`${what.padEnd(52)} ${figures}${lost > 0 ? `, ${lost} never came` : ""}`);
}

async function both(peer: Parameters<typeof driver.measure>[0], name: string): Promise<void> {
  await driver.measure(peer, { name: `${name} warms up`, issues: ISSUES, hooks: 1 });
  await report(peer, `${name}, one webhook`, { issues: ISSUES, hooks: 1 });
  await driver.addHooks(peer, HOOKS - 1);
  await report(peer, `${name}, ten webhooks`, { issues: ISSUES_FOR_MANY_HOOKS, hooks: HOOKS });
}

try {
  const memory = await startEmulate(fs.mkdtempSync(path.join(folder, "emulate-")), driver.hookUrl);
  await both(memory.peer, "emulate").finally(memory.stop);

  const mortise = await startMortise(folder, driver.hookUrl);
  try {
    await both(mortise.peer, "Mortise");
    await mortise.run(`UPDATE "Hook" SET active = FALSE WHERE "repositoryId" IS NOT NULL`);
    const deadHook = await mortise.addHook(`http://127.0.0.1:${(dead.address() as AddressInfo).port}/hook`);
    await mortise.copies(deadHook, QUEUE_OF_THE_DEAD, "waiting");
    await report(mortise.peer, `Mortise, ${QUEUE_OF_THE_DEAD} waiting for a dead receiver`, {
      issues: ISSUES,
      hooks: 1,
    });
    await mortise.run(`DELETE FROM "Delivery" WHERE "deliveredAt" IS NULL`);
    const [{ id }] = (await mortise.run(`SELECT id FROM "Hook" WHERE "integrationId" IS NOT NULL`)) as [{ id: number }];
    await mortise.copies(id, ROWS_IN_THE_LOG, "sent");
    await mortise.run('VACUUM ANALYZE "Delivery"');
    await mortise.run("CHECKPOINT"); // of what was put there at once, not of what is measured
    await driver.measure(mortise.peer, { name: "Mortise warms up again", issues: ISSUES, hooks: 1 });
    await report(mortise.peer, `Mortise, ${ROWS_IN_THE_LOG} rows in the log`, { issues: ISSUES, hooks: 1 });
  } finally {
    await mortise.stop();
  }
} finally {
  driver.close();
  dead.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
