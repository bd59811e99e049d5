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
  current = wakeable("test", work, { everyMs: NEVER_BY_ITSELF_MS });
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
  current = wakeable("test", work, { everyMs: 5 });
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
  current = wakeable("test", work, { everyMs: NEVER_BY_ITSELF_MS });
  current.wake();
  current.wake();
  const stopped = current.stop();
  ends[0]?.();
  await stopped;
  current.wake();
  expect(ends).toHaveLength(1);
});

test("runs that follow one another start apart, however often they are called for", async () => {
  const apartMs = 20;
  const starts: number[] = [];
  const thrice = new Promise<void>((resolve) => {
    current = wakeable(
      "test",
      async () => {
        starts.push(performance.now());
        if (starts.length === 3) resolve();
        else current?.wake();
      },
      { everyMs: NEVER_BY_ITSELF_MS, apartMs },
    );
  });
  current?.wake();
  expect(starts, "the first call is followed at once").toHaveLength(1);
  await thrice;
  const [first = 0, second = 0, third = 0] = starts;
  // A timer may end a part of a millisecond early.
  expect(Math.min(second - first, third - second)).toBeGreaterThan(apartMs - 2);
});
