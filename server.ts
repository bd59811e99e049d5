/** The process: database, world, worker, then Hono in front of Next on one port; and all of it back again. */
import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "@/lib/platform/config.ts";
import { config, nextAuthEnvironment } from "@/lib/platform/config.ts";
import { lockDataDir } from "@/lib/platform/data-dir-lock.ts";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres.ts";
import { listen, requireFreePort } from "@/lib/platform/listen.ts";
import { configureLog, log } from "@/lib/platform/log.ts";
import { migrate } from "@/lib/platform/migrate.ts";
import { beginStopping } from "@/lib/platform/stopping.ts";

type Undo = { what: string; undo: () => Promise<unknown> | unknown };
type SignIn = { login: string; password: string };

const DRAIN_MS = 4_000;
const STOP_LIMIT_MS = 9_000;
/** A push of a large repository takes its time; slow heads are cut after a minute by Node's own default. */
const REQUEST_LIMIT_MS = 30 * 60_000;
/** Longer than the idle time of common load balancers, so that they and not we end a connection. */
const KEEP_ALIVE_MS = 65_000;

const startedAt = performance.now();
const dev = process.env.NODE_ENV !== "production";
const phase = { current: "starting" as "starting" | "ready" | "stopping" };
const undos: Undo[] = [];

/** A signal that came while starting; what was started so far is stopped. */
class Interrupted extends Error {}

const booting = boot();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
process.on("unhandledRejection", (error) => log.error({ err: error }, "a failure that nobody waited for"));
process.on("uncaughtException", fail);
booting.then(announce, async (error: unknown) => {
  if (error instanceof Interrupted) return;
  for (const line of explain(error)) console.error(line);
  await stop("failed start", 1);
});

async function boot(): Promise<{ settings: Config; signIn: SignIn[] }> {
  const settings = config();
  configureLog(settings);
  Object.assign(process.env, nextAuthEnvironment(settings));
  await requireFreePort(settings);
  process.env.DATABASE_URL = settings.databaseUrl ?? (await step("database", () => startDatabase(settings)));
  await step("migrations", () => migrate(process.env.DATABASE_URL as string));
  // From here on modules are imported that read DATABASE_URL as they load.
  await step("connections", openDatabase);
  const { signIn } = await step("world", async () => {
    const { loadWorldIfEmpty } = await import("@/lib/world/load.ts");
    return loadWorldIfEmpty({ world: settings.world, mode: settings.mode });
  });
  await step("worker", async () => {
    const worker = await startWorker();
    undos.push({ what: "worker", undo: () => worker.stop() });
  });
  const server = http.createServer({ requestTimeout: REQUEST_LIMIT_MS, keepAliveTimeout: KEEP_ALIVE_MS });
  const answer = await step("pages", () => prepareAnswers(server, settings));
  server.on("request", answer);
  const close = await step("listening", () => listen(server, settings));
  undos.push({ what: "requests", undo: () => close(DRAIN_MS) });
  return { settings, signIn };
}

/** Runs one step of the start; none follows once a signal came. */
async function step<T>(what: string, run: () => Promise<T>): Promise<T> {
  const result = await run();
  log.debug({ ms: Math.round(performance.now() - startedAt) }, `start: ${what}`);
  if (phase.current === "stopping") throw new Interrupted();
  return result;
}

async function startDatabase({ dataDir }: Config): Promise<string> {
  undos.push({ what: "data folder", undo: lockDataDir(dataDir) });
  const embedded = await startEmbeddedPostgres(dataDir);
  undos.push({ what: "database", undo: embedded.stop });
  if (embedded.adopted) log.info("the database was still running and goes on");
  return embedded.url;
}

async function openDatabase(): Promise<void> {
  const { closeDatabase } = await import("@/lib/platform/db.ts");
  undos.push({ what: "connections", undo: closeDatabase });
  const { writeRefusedRequests } = await import("@/lib/integrations/refused-requests.ts");
  undos.push({ what: "refused requests", undo: writeRefusedRequests });
}

/** In a thread of its own; in development in this one, which needs no build. */
async function startWorker() {
  if (dev) return (await import("@/lib/webhooks/worker.ts")).startDeliveries();
  return (await import("@/server/start-deliveries.ts")).startDeliveriesThread(fail);
}

async function prepareAnswers(server: http.Server, { host, port, publicUrl, mode }: Config) {
  const [{ default: next }, { answersOf }] = await Promise.all([import("next"), import("@/server/answers.ts")]);
  const pages = next({ dev, dir: path.resolve("."), hostname: host, port, httpServer: server });
  await pages.prepare();
  undos.push({ what: "pages", undo: () => pages.close() });
  return answersOf({ pages: pages.getRequestHandler(), publicUrl, mode, dev, phase: () => phase.current });
}

function announce({ settings, signIn }: { settings: Config; signIn: SignIn[] }): void {
  phase.current = "ready";
  console.log(`Mortise is ready on ${settings.publicUrl}`);
  for (const { login, password } of signIn) console.log(`Sign in as ${login} with the password ${password}`);
  log.debug({ ms: Math.round(performance.now() - startedAt) }, "ready");
}

function fail(error: Error): void {
  log.fatal({ err: error }, "stopping after a failure that nobody caught");
  void stop("a failure", 1);
}

/** Drains, undoes the start step by step, newest first, and ends the process. Later calls change nothing: npm passes
 *  a Ctrl-C on that the terminal has sent as well. */
async function stop(reason: string, exitCode = 0): Promise<void> {
  if (phase.current === "stopping") return;
  phase.current = "stopping";
  beginStopping();
  const stoppingAt = performance.now();
  setTimeout(() => {
    log.error({ left: undos.map(({ what }) => what) }, "stopped without waiting any longer");
    process.exit(exitCode);
  }, STOP_LIMIT_MS).unref();
  await booting.catch(() => {});
  for (let last = undos.pop(); last; last = undos.pop()) await undo(last);
  log.debug({ reason, ms: Math.round(performance.now() - stoppingAt) }, "stopped");
  process.exit(exitCode);
}

async function undo({ what, undo: run }: Undo): Promise<void> {
  try {
    await Promise.race([run(), sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
  } catch (error) {
    log.warn({ err: error, what }, "did not stop cleanly");
  }
}

/** One line for each problem of the environment or the world file; otherwise the reason, with its origin at debug. */
function explain(error: unknown): string[] {
  if (error instanceof Error && "problems" in error && Array.isArray(error.problems)) return error.problems.map(String);
  log.debug({ err: error }, "the start failed");
  return [error instanceof Error ? error.message : String(error)];
}
