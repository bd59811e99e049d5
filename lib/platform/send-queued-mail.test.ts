import { afterEach, beforeEach, expect, test } from "vitest";
import { closeMailServers, startMailServer } from "@/lib/testing/mail-server.ts";
import { clock } from "./clock.ts";
import { config } from "./config.ts";
import { db, transaction } from "./db.ts";
import { queueMail } from "./outbox.ts";
import { sendQueuedMail } from "./send-queued-mail.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const passTime = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
const queue = (subject: string) =>
  transaction((tx) => queueMail(tx, { to: "mona@example.test", subject, text: "Hello." }));
const mails = () => db.mail.findMany({ orderBy: { id: "asc" } });

beforeEach(async () => {
  await db.mail.deleteMany();
});
afterEach(async () => {
  config().smtpUrl = null;
  clock.set(undefined);
  await closeMailServers();
});

test("without a mail server nothing is tried", async () => {
  await queue("Kept");
  await sendQueuedMail();
  expect(await mails()).toMatchObject([{ attempts: 0, sentAt: null, lastError: null }]);
});

test("each message is sent once, however many there are", async () => {
  const { url, received } = await startMailServer();
  config().smtpUrl = url;
  for (let count = 0; count < 12; count += 1) await queue(`Message ${count}`);
  await Promise.all([sendQueuedMail(), sendQueuedMail()]);
  await sendQueuedMail();
  expect(received.filter((line) => line === "RCPT TO:<mona@example.test>")).toHaveLength(12);
  expect((await mails()).every(({ sentAt, attempts }) => sentAt !== null && attempts === 1)).toBe(true);
});

test("what failed is tried again later, and later still", async () => {
  const { url } = await startMailServer("450 try later");
  config().smtpUrl = url;
  await queue("Patience");
  await sendQueuedMail();
  await sendQueuedMail();
  expect(await mails()).toMatchObject([{ attempts: 1, sentAt: null, lastError: expect.stringContaining("try later") }]);
  passTime(MINUTE_MS + 1_000);
  await sendQueuedMail();
  await sendQueuedMail();
  expect(await mails()).toMatchObject([{ attempts: 2, sentAt: null }]);

  config().smtpUrl = (await startMailServer()).url;
  passTime(2 * MINUTE_MS);
  await sendQueuedMail();
  expect(await mails()).toMatchObject([{ attempts: 3, sentAt: expect.any(Date), lastError: null }]);
});

test("refuses to surprise anybody with a message of last week", async () => {
  await queue("Old");
  passTime(8 * DAY_MS);
  config().smtpUrl = (await startMailServer()).url;
  await sendQueuedMail();
  expect(await mails()).toMatchObject([{ attempts: 0, sentAt: null }]);
});

test("a message goes out as plain text and as HTML", async () => {
  const { url, received } = await startMailServer();
  config().smtpUrl = url;
  await queue("Both");
  await sendQueuedMail();
  const sent = received.join("\n");
  expect(sent).toContain("Content-Type: text/plain");
  expect(sent).toContain("Content-Type: text/html");
  expect((await mails())[0]).toMatchObject({ text: "Hello.", html: expect.stringContaining(">Hello.</p>") });
});
