import { expect, test } from "vitest";
import { pool, transaction } from "./db.ts";

/** What the process was warned of while `work` ran. */
async function warningsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const note = ({ message }: Error) => void warnings.push(message);
  process.on("warning", note);
  try {
    await work();
    await new Promise((resolve) => setImmediate(resolve)); // warnings come with the next turn
  } finally {
    process.off("warning", note);
  }
  return warnings;
}

test("statements that are asked for at once in one transaction are sent one after another, without a warning", async () => {
  const numbers = [1, 2, 3, 4, 5];
  const ask = () =>
    transaction((tx) => Promise.all(numbers.map((n) => tx.$queryRaw<{ n: number }[]>`SELECT ${n}::int AS n`)));
  let answers: { n: number }[][] = [];
  expect(await warningsDuring(async () => (answers = await ask()))).toEqual([]);
  expect(answers.flat().map(({ n }) => n)).toEqual(numbers);
});

test("a statement that fails is told to whoever asked for it, and the next one is sent", async () => {
  const client = await pool.connect();
  try {
    const [bad, good] = await Promise.allSettled([client.query("SELECT 1 / 0"), client.query("SELECT 1 AS one")]);
    expect(bad).toMatchObject({ status: "rejected", reason: { message: "division by zero" } });
    expect(good).toMatchObject({ status: "fulfilled", value: { rows: [{ one: 1 }] } });
  } finally {
    client.release();
  }
});
