import { afterEach, expect, test } from "vitest";
import { log } from "./log.ts";
import { type Wakeable, wakeable } from "./wakeable.ts";

const NEVER_BY_ITSELF_MS = 3_600_000;
let current: Wakeable | undefined;

afterEach(async () => {
  await current?.stop();
  log.level = "warn";
});

/** Work whose runs end when the test says so. */
function heldWork() {
  const ends: ((error?: Error) => void)[] = [];
  const starts: (() => void)[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
      starts.shift()?.();
    });
  const started = () => new Promise<void>((resolve) => starts.push(resolve));
  return { work, ends, started };
}

test("being called many times during a run makes one more run, after it", async () => {
  const { work, ends, started } = heldWork();
  current = wakeable("test", work, NEVER_BY_ITSELF_MS);
  current.wake();
  for (let count = 0; count < 5; count += 1) current.wake();
  expect(ends).toHaveLength(1);
  const second = started();
  ends[0]?.();
  await second;
  expect(ends).toHaveLength(2);
  ends[1]?.();
});

test("a failed run is no reason to hammer: it waits for the next call or its time", async () => {
  log.level = "silent";
  const { work, ends, started } = heldWork();
  current = wakeable("test", work, 5);
  current.wake();
  current.wake();
  const next = started();
  ends[0]?.(new Error("the database is away"));
  await next;
  expect(ends).toHaveLength(2);
  ends[1]?.();
});

test("stopping waits for the run under way and lets none follow", async () => {
  const { work, ends } = heldWork();
  current = wakeable("test", work, NEVER_BY_ITSELF_MS);
  current.wake();
  current.wake();
  const stopped = current.stop();
  ends[0]?.();
  await stopped;
  current.wake();
  expect(ends).toHaveLength(1);
});
