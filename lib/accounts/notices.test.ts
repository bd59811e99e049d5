import { beforeEach, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { insertUser } from "./insert-user.ts";
import { dismissNotice, dismissNotices, notify, settleNotices } from "./notices.ts";
import { countUnreadNotices, unreadNotices } from "./unread-notices.ts";

let mona: number;
let hubot: number;
beforeEach(async () => {
  await db.notice.deleteMany();
  const suffix = Math.random().toString(36).slice(2, 8);
  [mona, hubot] = await transaction(async (tx) => [
    (await insertUser(tx, { login: `mona-${suffix}` })).id,
    (await insertUser(tx, { login: `hubot-${suffix}` })).id,
  ]);
});

const tell = (accountIds: number[], subject: string, title = "Something waits") =>
  transaction((tx) => notify(tx, { accountIds, kind: "new_permissions", subject, title, path: "/settings" }));
const titlesOf = async (accountId: number) => (await unreadNotices(accountId)).map(({ title }) => title);

test("each person is told once, the newest first", async () => {
  await tell([mona, mona, hubot], "a:1", "first");
  await tell([mona], "a:2", "second");
  expect(await titlesOf(mona)).toEqual(["second", "first"]);
  expect(await titlesOf(hubot)).toEqual(["first"]);
});

test("told again, what was dismissed is unread again", async () => {
  await tell([mona], "a:1", "first");
  await dismissNotices(mona);
  expect(await countUnreadNotices(mona)).toBe(0);
  await tell([mona], "a:1", "still there");
  expect(await titlesOf(mona)).toEqual(["still there"]);
});

test("what is settled is gone for everybody", async () => {
  await tell([mona, hubot], "a:1");
  await transaction((tx) => settleNotices(tx, "a:1"));
  expect(await titlesOf(mona)).toEqual([]);
  expect(await titlesOf(hubot)).toEqual([]);
});

test("somebody else's notice cannot be dismissed", async () => {
  await tell([hubot], "a:1");
  const [notice] = await unreadNotices(hubot);
  await dismissNotice(mona, notice?.id ?? 0n);
  expect(await countUnreadNotices(hubot)).toBe(1);
  await dismissNotice(hubot, notice?.id ?? 0n);
  expect(await countUnreadNotices(hubot)).toBe(0);
});
