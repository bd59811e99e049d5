import { expect, test } from "vitest";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { auditLogOf, pruneAuditLogs } from "./audit-log.ts";
import { auditLogCsv, auditLogJson } from "./audit-log-file.ts";
import { securityLogOf } from "./security-log.ts";

const DAY_MS = 24 * 3600_000;
const PAGE = { page: 1, perPage: 30 };
const NOW = clock.now().getTime();
const back = (days: number) => new Date(NOW - days * DAY_MS);

const { mona, hubot, acme } = await transaction(async (tx) => {
  const owner = await insertUser(tx, { login: "mona" });
  const member = await insertUser(tx, { login: "hubot" });
  const members = [{ userId: owner.id, role: "ADMIN" as const }];
  return { mona: owner, hubot: member, acme: await insertOrganization(tx, { login: "acme", members }) };
});
await db.auditEntry.deleteMany();
const entry = (action: string, actorId: number | null, days: number, accountId = acme.id) => ({
  action,
  actorId,
  accountId,
  data: { name: "=Formula", days, permissions: { issues: "read" } },
  createdAt: back(days),
});
await db.auditEntry.createMany({
  data: [
    entry("org.create", mona.id, 200),
    entry("user.create", mona.id, 200, mona.id),
    entry("integration.create", mona.id, 100),
    entry("integration.remove_key", hubot.id, 50),
    entry("repo.create", mona.id, 2),
    entry("integration.update", null, 1),
  ],
});

const actionsOf = async (filter: Parameters<typeof auditLogOf>[2]) =>
  (await auditLogOf(acme.id, PAGE, filter)).entries.map(({ action }) => action);

test("shows the last three months, newest first", async () => {
  expect(await actionsOf({})).toEqual(["integration.update", "repo.create", "integration.remove_key"]);
});

test("goes back 180 days when asked to, and no further", async () => {
  const all = await actionsOf({ since: back(400) });
  expect(all).toHaveLength(4);
  expect(all).not.toContain("org.create");
});

test("is searched by action, by other words for it, by actor and by time", async () => {
  expect(await actionsOf({ action: "INTEGRATION." })).toEqual(["integration.update", "integration.remove_key"]);
  expect(await actionsOf({ action: "key deleted", actions: ["integration.remove_key"] })).toEqual([
    "integration.remove_key",
  ]);
  expect(await actionsOf({ actor: "Hubot" })).toEqual(["integration.remove_key"]);
  expect(await actionsOf({ actor: "nobody" })).toEqual([]);
  expect(await actionsOf({ since: back(3), until: back(1.5) })).toEqual(["repo.create"]);
});

test("as CSV it has every line that fits, and no formula", async () => {
  const csv = await auditLogCsv({ organization: acme, filter: { action: "repo" } });
  expect(csv.split("\r\n")[0]).toBe("\uFEFFcreated_at,action,actor,org,integration,data");
  expect(csv.split("\r\n")[1]).toMatch(/Z,repo\.create,mona,acme,,"\{""/);
});

test("as JSON it has what was written down beside who did it", async () => {
  const [line, ...others] = JSON.parse(await auditLogJson({ organization: acme, filter: { action: "repo" } }));
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    "@timestamp": back(2).getTime(),
    action: "repo.create",
    actor: "mona",
    org: "acme",
    permissions: { issues: "read" },
  });
});

test("what is older than 180 days is removed, but not from people's own logs", async () => {
  await pruneAuditLogs();
  expect(await db.auditEntry.count({ where: { accountId: acme.id } })).toBe(4);
  expect((await securityLogOf(mona.id, PAGE, "user")).entries).toHaveLength(1);
});
