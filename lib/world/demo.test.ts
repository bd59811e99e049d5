import { afterEach, expect, test } from "vitest";
import { listBranches } from "@/lib/host/git/list-refs.ts";
import { db } from "@/lib/platform/db.ts";
import { removeWorld } from "@/lib/testing/loaded-world.ts";
import { demoWorld } from "./demo.ts";
import { loadWorldIfEmpty } from "./load.ts";

afterEach(removeWorld);

test("the demo world has two people, two organizations, five repositories and an integration that is not installed", async () => {
  const { loaded, signIn } = await loadWorldIfEmpty({ world: "demo", mode: "local" });
  expect(loaded).toBe(true);
  expect(signIn).toEqual([
    { login: "mona", password: "mona-password" },
    { login: "hubot", password: "hubot-password" },
  ]);
  expect(await db.account.count({ where: { type: "USER" } })).toBe(2);
  expect(await db.account.count({ where: { type: "ORGANIZATION" } })).toBe(2);
  expect(await db.repository.count()).toBe(5);
  expect(await db.integration.count()).toBe(1);
  expect(await db.installation.count()).toBe(0);
  expect(await db.issue.count({ where: { state: "closed" } })).toBeGreaterThan(0);
  for (const { id } of await db.repository.findMany()) expect(await listBranches(id)).toHaveLength(1);
});

test("the demo world says no longer how to sign in once somebody has another password", async () => {
  await loadWorldIfEmpty({ world: "demo", mode: "local" });
  const { id } = await db.account.findUniqueOrThrow({ where: { login: "mona" } });
  const hubot = await db.password.findFirstOrThrow({ where: { account: { login: "hubot" } } });
  await db.password.update({ where: { accountId: id }, data: { hash: hubot.hash } });
  const { loaded, signIn } = await loadWorldIfEmpty({ world: "demo", mode: "local" });
  expect(loaded).toBe(false);
  expect(signIn).toEqual([{ login: "hubot", password: "hubot-password" }]);
});

test("the demo world fixes no credential besides passwords", () => {
  expect(JSON.stringify(demoWorld)).not.toMatch(/ghp_|client_secret|PRIVATE KEY/);
});
