import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Receiver, startReceiver } from "../lib/testing/receiver.ts";
import { type ServerProcess, startServer } from "../lib/testing/server-process.ts";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";
import { MONA_TOKEN, writeWorld } from "./support/world.ts";

/** The log of a webhook: what arrives is seen, found and sent again; a pause is ended; a program listens beside it. */

const HOOK = "/organizations/acme/settings/integrations/ci-bot";
const HOUR_MS = 3600_000;
/** For what passes through the worker; a machine that does other work as well must not fail a test. */
const WAIT = { timeout: 120_000 };

test.describe.configure({ mode: "serial" });
let receiver: Receiver;
let server: ServerProcess;
let page: Page;
let keyFile: string;
/** What the receiver answers. */
let status = 500;

test.beforeAll(async ({ browser }, testInfo) => {
  receiver = await startReceiver({ respond: () => ({ status, headers: { "x-receiver": "the journey's" } }) });
  const world = writeWorld(testInfo.outputPath("world.yaml"), { hookUrl: receiver.url });
  keyFile = path.join(path.dirname(world.file), "ci-bot.pem");
  server = await startServer({ env: { WORLD: world.file } });
  page = await browser.newPage({ baseURL: server.url });
  await signIn(page, "mona");
});
test.afterAll(async () => {
  await page?.close();
  await server?.remove();
  await receiver?.close();
});

async function openIssue(title: string): Promise<void> {
  const response = await fetch(`${server.url}/api/v3/repos/acme/widgets/issues`, {
    method: "POST",
    headers: { authorization: `token ${MONA_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
  expect(response.status).toBe(201);
}

async function setClock(now: Date): Promise<void> {
  const { status } = await fetch(`${server.url}/_test/clock`, { method: "PUT", body: JSON.stringify({ now }) });
  expect(status).toBe(200);
}

const rows = () => page.getByRole("main").getByRole("listitem").filter({ hasText: "issues.opened" });

test("what arrives is shown as it happens, found by its outcome, read and sent again", async () => {
  await openIssue("The first");
  await receiver.waitForCount(1, WAIT.timeout);
  await page.goto(`${HOOK}/deliveries`);
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible(WAIT);
  await openIssue("The second");
  await expect(rows(), "without a reload").toHaveCount(2, WAIT);
  await expect(rows().filter({ hasText: "Failed" })).toHaveCount(2, WAIT);
  await checkPage(page);

  await page.getByLabel("Outcome").selectOption("Delivered");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByText("No delivery matches")).toBeVisible();
  await page.getByLabel("Outcome").selectOption("Failed");
  await page.getByText("More filters").click();
  await page.getByLabel("Repository").fill("acme/widgets");
  await page.getByLabel("Action").fill("opened");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/repository=acme%2Fwidgets/);
  await expect(rows()).toHaveCount(2);

  await rows().first().getByRole("link", { name: "issues.opened" }).click();
  await expect(page.getByText("The receiver answered 500. Anything but 2xx counts as a failure.")).toBeVisible();
  await expect(page.getByText("X-Hub-Signature-256: sha256=")).toBeVisible();
  await expect(page.getByText("x-receiver: the journey's")).toBeVisible();
  await expect(page.getByText('"The second"')).toBeVisible();
  await checkPage(page);
  status = 200;
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("The receiver took it and answered 200.")).toBeVisible(WAIT);

  await page.getByRole("link", { name: "All deliveries" }).click();
  await page.getByRole("button", { name: "Send all again" }).click();
  await expect(page.getByText("Sent again: one delivery.").first()).toBeVisible(WAIT);
  const titles = (await receiver.waitForCount(4, WAIT.timeout)).map(
    ({ body }) => JSON.parse(body.toString()).issue.title,
  );
  expect(titles).toEqual(["The first", "The second", "The second", "The first"]);
  await openIssue("The third");
  await expect(rows(), "the page refreshed itself").toHaveCount(5, WAIT);
  await expect(page.getByText("Sent again: one delivery.").first(), "and the message stays").toBeVisible();
});

test("a program listens beside it, and so does a page", async () => {
  await page.goto(`${HOOK}/listen`);
  await expect(page.getByLabel("The command with a private key", { exact: true })).toContainText("--app 1001");
  await page.getByRole("button", { name: "Start listening" }).click();
  await expect(page.getByText("What happens from now on is kept for whoever listens.").first()).toBeVisible();
  const local = await startReceiver();
  const options = ["--app", "1001", "--key", keyFile, "--to", local.url, "--server", server.url];
  const program = spawn(process.execPath, ["bin/mortise.mjs", "listen", ...options], { stdio: "ignore" });
  try {
    await openIssue("Heard");
    const [heard] = await local.waitForCount(1, WAIT.timeout);
    const atHook = await receiver.waitFor(
      ({ headers }) => headers["x-github-delivery"] === heard?.headers["x-github-delivery"],
      WAIT.timeout,
    );
    expect(heard?.body.equals(atHook.body)).toBe(true);
    await expect(rows().first()).toContainText("Delivered", WAIT);
  } finally {
    program.kill("SIGTERM");
    await local.close();
  }
  await page.getByRole("button", { name: "Stop listening" }).click();
  await expect(page.getByText("Nothing more is kept for listening.").first()).toBeVisible();
});

/** Waits until a program says it, whatever it says before. */
function said(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  let all = "";
  return new Promise((resolve) =>
    stream.on("data", (chunk) => {
      all += String(chunk);
      if (all.includes(words)) resolve();
    }),
  );
}

/** What the first line of a command downloads. */
async function fetchedBy(command: string): Promise<string> {
  const [, address = ""] = /^curl -fsSO (\S+\/mortise\.mjs)\n/.exec(command) ?? [];
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  return answer.text();
}

test("a program listens by a code from the page, which works once and until listening is stopped", async () => {
  await page.goto(`${HOOK}/listen`);
  await page.getByRole("button", { name: "Make a command" }).click();
  const command = page.getByLabel("The command with its code", { exact: true });
  const words = (await command.textContent()) ?? "";
  const [, code = ""] = /--code (\S+)/.exec(words) ?? [];
  const file = path.join(path.dirname(keyFile), "mortise.mjs");
  fs.writeFileSync(file, await fetchedBy(words));
  await checkPage(page);
  const local = await startReceiver();
  const listen = () => {
    const options = ["--code", code, "--to", local.url, "--server", server.url];
    return spawn(process.execPath, [file, "listen", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  };
  const program = listen();
  const ended = once(program, "exit");
  try {
    await once(program.stdout, "data");
    await openIssue("Heard by a code");
    const [heard] = await local.waitForCount(1, WAIT.timeout);
    expect(JSON.parse(heard?.body.toString() ?? "").issue.title).toBe("Heard by a code");
    const again = listen();
    await said(again.stderr, "refused the code, which works once");
    await page.goto(`${HOOK}/listen`);
    await page.getByRole("button", { name: "Stop listening" }).click();
    await said(program.stderr, "refused to go on");
    expect(await ended).toEqual([1, null]);
  } finally {
    program.kill("SIGTERM");
    await local.close();
  }
});

test("a webhook that takes nothing for half a day is paused, and goes on with what it missed", async () => {
  status = 503;
  await page.goto(`${HOOK}/webhook`);
  await page.getByLabel("Try again when a delivery fails").check();
  await page.getByRole("button", { name: "Save options" }).click();
  await expect(page.getByText("The delivery options are saved.").first()).toBeVisible();
  await openIssue("While it was down");
  await page.goto(`${HOOK}/deliveries`);
  // There are more when half a minute passed meanwhile, after which it is tried again.
  const failed = rows().filter({ hasText: "503" }).first();
  await expect(failed, "the failure is noted before the clock moves").toBeVisible(WAIT);
  await setClock(new Date(Date.now() + 13 * HOUR_MS));
  const banner = page.getByText("The webhook is paused").first();
  await expect(async () => {
    await page.goto(`${HOOK}/webhook`);
    await expect(banner).toBeVisible({ timeout: 2_000 });
  }).toPass(WAIT);
  await checkPage(page);
  const taken = receiver.requests.length;
  await openIssue("While it was paused");
  status = 200;
  await page.getByRole("button", { name: "Go on and send what was missed" }).click();
  await expect(page.getByText("The webhook goes on.").first()).toBeVisible();
  const missed = (await receiver.waitForCount(taken + 2, WAIT.timeout)).slice(taken);
  expect(new Set(missed.map(({ body }) => JSON.parse(body.toString()).issue.title))).toEqual(
    new Set(["While it was down", "While it was paused"]),
  );
});
