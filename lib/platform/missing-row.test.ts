import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback.js";
import { beforeAll, expect, test } from "vitest";
import { notFound, validationFailed } from "@/lib/api/errors.ts";
import { requireRepositoryRow } from "@/lib/host/repositories/row.ts";
import { db, pool } from "./db.ts";
import { answerMissingRowsAsNotFound } from "./missing-row.ts";

/** What makes a page, or an action of one, a page that is not there. */

beforeAll(answerMissingRowsAsNotFound);

const NOBODY = 2_000_000_000;
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test.each([
  ["a row to change that went", () => db.account.update({ where: { id: NOBODY }, data: { name: "Late" } })],
  ["a row to read that went", () => db.account.findUniqueOrThrow({ where: { id: NOBODY } })],
  [
    "a row to refer to that went",
    () => db.email.create({ data: { accountId: NOBODY, address: "late@example.test", createdAt: new Date(0) } }),
  ],
  [
    "the same in a plain statement",
    () =>
      pool.query(`INSERT INTO "Email" ("accountId", address, "createdAt") VALUES (${NOBODY}, 'l@example.test', now())`),
  ],
  ["a repository that went", () => requireRepositoryRow(NOBODY)],
  ["a refusal that says so", () => Promise.reject(notFound())],
])("%s is a page that is not there", async (_, work) => {
  expect(isHTTPAccessFallbackError(await failure(work()))).toBe(true);
});

test.each([
  ["a statement that is wrong", () => pool.query("SELECT nothing FROM nowhere")],
  ["a value that is there already", () => db.account.createMany({ data: [account(), account()] })],
  ["another refusal", () => Promise.reject(validationFailed())],
])("%s stays a fault, which Next may number", async (_, work) => {
  const error = (await failure(work())) as Error & { digest?: string };
  expect(error).toBeInstanceOf(Error);
  expect(isHTTPAccessFallbackError(error)).toBe(false);
  error.digest = "4711";
  expect(error.digest).toBe("4711");
});

const account = () => ({
  type: "USER" as const,
  login: "twice-at-once",
  createdAt: new Date(0),
  updatedAt: new Date(0),
});
