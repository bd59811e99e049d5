import { afterEach, expect, test } from "vitest";
import { closeMailServers, startMailServer } from "@/lib/testing/mail-server.ts";
import { config } from "./config.ts";
import { deliverMail } from "./mail.ts";

const message = { to: "mona@example.test", subject: "Reset ✓", text: "Here is your link." };

afterEach(async () => {
  config().smtpUrl = null;
  await closeMailServers();
});

test("without a mail server the message is kept for the mailbox page", async () => {
  expect(await deliverMail(message)).toEqual({ outcome: "kept" });
});

test("a message reaches the mail server, from the public host", async () => {
  const { url, received } = await startMailServer();
  config().smtpUrl = url;
  expect(await deliverMail(message)).toEqual({ outcome: "sent" });
  expect(received).toContain("MAIL FROM:<no-reply@localhost>");
  expect(received).toContain("RCPT TO:<mona@example.test>");
  expect(received).toContain("From: Mortise <no-reply@localhost>");
  expect(received).toContain("Here is your link.");
});

test("a recipient that the mail server refuses is a failure with its words", async () => {
  const { url } = await startMailServer("550 no such mailbox");
  config().smtpUrl = url;
  expect(await deliverMail(message)).toEqual({
    outcome: "failed",
    detail: expect.stringContaining("no such mailbox"),
  });
});

test("a mail server that is away is a failure", async () => {
  const { url } = await startMailServer();
  await closeMailServers();
  config().smtpUrl = url;
  expect(await deliverMail(message)).toMatchObject({
    outcome: "failed",
    detail: expect.stringContaining("ECONNREFUSED"),
  });
});
