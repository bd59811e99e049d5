import net, { type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { config } from "./config.ts";
import { deliverMail } from "./mail.ts";

const message = { to: "mona@example.test", subject: "Reset ✓", text: "Here is your link." };
const servers: net.Server[] = [];

afterEach(async () => {
  config().smtpUrl = null;
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A mail server that takes everything, unless told what to answer to a recipient. */
async function startMailServer(answerToRecipient = "250 ok") {
  const received: string[] = [];
  const server = net.createServer((socket) => {
    let inMessage = false;
    socket.write("220 mail.example.test\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
        received.push(line);
        if (line === ".") inMessage = false;
        if (inMessage) continue;
        if (line === "DATA") inMessage = true;
        if (line === "QUIT") socket.end("221 bye\r\n");
        else if (line.startsWith("RCPT")) socket.write(`${answerToRecipient}\r\n`);
        else socket.write(line === "DATA" ? "354 go on\r\n" : "250 ok\r\n");
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, received };
}

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
  await new Promise((resolve) => servers.pop()?.close(resolve));
  config().smtpUrl = url;
  expect(await deliverMail(message)).toMatchObject({
    outcome: "failed",
    detail: expect.stringContaining("ECONNREFUSED"),
  });
});
