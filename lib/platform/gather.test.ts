import { expect, test } from "vitest";
import { gather, gatherReads } from "./gather.ts";

/** Runs that end when they are told to. */
function runsByHand() {
  const runs: { inputs: readonly string[]; end: () => void; fail: (error: Error) => void }[] = [];
  let begun = () => {};
  const run = (inputs: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      runs.push({ inputs, end: () => resolve(inputs.map((input) => `${input}!`)), fail: reject });
      begun();
    });
  const next = async (count: number) => {
    while (runs.length < count) await new Promise<void>((resolve) => (begun = resolve));
    return runs[count - 1] as (typeof runs)[number];
  };
  return { run, runs, next };
}
const keyOf = (input: string) => input.slice(0, 1);

test("calls that come while one is under way go together in the next, and each gets its own answer", async () => {
  const { run, runs, next } = runsByHand();
  const ask = gather(run, { keyOf });
  const first = ask("a1");
  (await next(1)).end();
  const others = [first, ask("a2")];
  expect(await first).toBe("a1!");
  const running = await next(2);
  others.push(ask("a3"), ask("a4"));
  running.end();
  (await next(3)).end();
  expect(await Promise.all(others)).toEqual(["a1!", "a2!", "a3!", "a4!"]);
  expect(runs.map(({ inputs }) => inputs)).toEqual([["a1"], ["a2"], ["a3", "a4"]]);
});

test("a call never joins a run that has begun", async () => {
  const { run, next } = runsByHand();
  const ask = gather(run, { keyOf });
  const running = ask("a");
  const begun = await next(1);
  const late = ask("a later");
  begun.end();
  await running;
  const own = await next(2);
  expect(own.inputs).toEqual(["a later"]);
  own.end();
  await late;
});

test("calls with another key do not wait", async () => {
  const { run, next } = runsByHand();
  const ask = gather(run, { keyOf });
  const stuck = ask("a");
  const begun = await next(1);
  const other = ask("b");
  (await next(2)).end();
  expect(await other).toBe("b!");
  begun.end();
  await stuck;
});

test("one that fails by itself fails alone, when the run that it was part of left nothing", async () => {
  const runs: number[] = [];
  const run = async (inputs: readonly string[]) => {
    runs.push(inputs.length);
    if (inputs.includes("a bad")) throw new Error("bad");
    return inputs.map((input) => `${input}!`);
  };
  const ask = gather(run, { keyOf, leftNothing: (error) => (error as Error).message === "bad" });
  const answers = await Promise.allSettled([ask("a1"), ask("a bad"), ask("a2")]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(runs).toEqual([3, 1, 1, 1]);
});

test("a failure that may have left something is told to all, and nothing is done twice", async () => {
  let runs = 0;
  const run = async (): Promise<string[]> => {
    runs += 1;
    throw new Error("the connection broke");
  };
  const ask = gather(run, { keyOf });
  const answers = await Promise.allSettled([ask("a1"), ask("a2")]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(runs).toBe(1);
  await expect(ask("a3")).rejects.toThrow("the connection broke");
});

test("whoever reads the same at the same time gets a copy of their own", async () => {
  const read = gatherReads(async (id: string) => (id === "a" ? { id } : null), String);
  const [one, other, none] = await Promise.all([read("a"), read("a"), read("b")]);
  expect(one).toEqual({ id: "a" });
  expect(other).toEqual(one);
  expect(other).not.toBe(one);
  expect(none).toBeNull();
});
