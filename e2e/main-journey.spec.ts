import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { App } from "@octokit/app";
import { Octokit } from "@octokit/core";
import { verify } from "@octokit/webhooks-methods";
import { expect, test } from "@playwright/test";
import { type Receiver, startReceiver } from "../lib/testing/receiver.ts";
import { signIn } from "./support/sign-in.ts";

/**
 * The main job with nothing stood in for: a browser registers and installs, an unmodified Octokit acts with only its
 * base URL changed, a real receiver is told.
 */

const SECRET = "a secret between two";
const NAME = `Journey ${process.pid}`;
const SLUG = `journey-${process.pid}`;

test("register, install, act, be told", async ({ page, baseURL }) => {
  const receiver = await startReceiver();
  const setup = await startSetupPage();
  try {
    await signIn(page, "mona");
    const { appId, privateKey } = await test.step("register", () => register(page, receiver.url, setup.url));
    const installationId = await test.step("install", () => install(page, setup.url));
    await test.step("act", () => act(page, { baseURL: baseURL as string, appId, privateKey, installationId }));
    await test.step("be told", () => beTold(page, receiver, installationId));
  } finally {
    await receiver.close();
    await setup.close();
  }
});

type Page = Parameters<typeof signIn>[0];

async function register(page: Page, hookUrl: string, setupUrl: string) {
  await page.goto("/settings/integrations");
  await page.getByRole("link", { name: "New integration" }).first().click();
  await page.getByLabel("Name", { exact: false }).first().fill(NAME);
  await page.getByLabel("Homepage URL").fill("https://journey.example.test");
  await page.getByLabel("Callback URL").first().fill("http://127.0.0.1:9/callback");
  await page.getByLabel("Setup URL").fill(setupUrl);
  await page.getByLabel("Webhook URL").fill(hookUrl);
  await page.getByLabel("Webhook secret").fill(SECRET);
  for (const [permission, level] of [
    ["Issues", "Read and write"],
    ["Contents", "Read-only"],
    ["Commit statuses", "Read and write"],
    ["Deployments", "Read and write"],
  ] as const)
    await page.getByRole("group", { name: permission, exact: true }).getByLabel(level).check();
  await page.getByRole("checkbox", { name: "issues", exact: true }).check();
  await page.getByLabel("On any account").check();
  await page.getByRole("button", { name: "Register integration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Generate a private key" }).first().click();
  const file = await (await download).path();
  const privateKey = readFileSync(file, "utf8");
  expect(privateKey).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
  const appId = Number(await page.getByRole("definition").first().textContent());
  expect(appId).toBeGreaterThan(0);
  return { appId, privateKey };
}

async function install(page: Page, setupUrl: string): Promise<number> {
  await page.goto(`/integrations/${SLUG}`);
  await page.getByRole("link", { name: "Install", exact: true }).click();
  await page.getByRole("link", { name: "Choose acme" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Install ${NAME} on acme`);
  await expect(page.getByRole("radio", { name: /Only selected/ })).toBeChecked();
  await page.getByRole("checkbox", { name: /widgets/ }).check();
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await page.waitForURL(`${setupUrl}**`);
  const landed = new URL(page.url());
  expect(landed.searchParams.get("setup_action")).toBe("install");
  const installationId = Number(landed.searchParams.get("installation_id"));
  expect(installationId).toBeGreaterThan(0);
  return installationId;
}

type Acting = { baseURL: string; appId: number; privateKey: string; installationId: number };

async function act(page: Page, { baseURL, appId, privateKey, installationId }: Acting): Promise<void> {
  const baseUrl = `${baseURL}/api/v3`;
  const app = new App({ appId, privateKey, Octokit: Octokit.defaults({ baseUrl }) });

  const { data: self } = await app.octokit.request("GET /app");
  expect(self).toMatchObject({ id: appId, slug: SLUG, permissions: { issues: "write", metadata: "read" } });
  const { data: installations } = await app.octokit.request("GET /app/installations");
  expect(installations).toMatchObject([{ id: installationId, account: { login: "acme" } }]);

  const octokit = await app.getInstallationOctokit(installationId);
  const { data: reached } = await octokit.request("GET /installation/repositories");
  expect(reached.repositories.map(({ full_name }) => full_name)).toEqual(["acme/widgets"]);
  const widgets = { owner: "acme", repo: "widgets" };
  const { id: repositoryId } = reached.repositories[0] as { id: number };

  const { data: issue } = await octokit.request("POST /repos/{owner}/{repo}/issues", {
    ...widgets,
    title: `Opened by ${NAME}`,
    body: "Found by a **machine**.",
  });
  expect(issue.user).toMatchObject({ login: `${SLUG}[bot]`, type: "Bot" });
  await page.goto(issue.html_url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Opened by ${NAME}`);
  await expect(page.getByText(`${SLUG}[bot]`).first()).toBeVisible();

  const { data: commit } = await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
    ...widgets,
    ref: "main",
  });
  const status = await octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
    ...widgets,
    sha: commit.sha,
    state: "success",
    context: "journey",
  });
  expect(status.status).toBe(201);
  const byId = await octokit.request("POST /repositories/{repository_id}/statuses/{sha}", {
    repository_id: repositoryId,
    sha: commit.sha,
    state: "success",
    context: "journey/by-id",
  });
  expect(byId.status).toBe(201);
  for (const path of ["/repos/acme/widgets", `/repositories/${repositoryId}`]) {
    const deployment = await octokit.request(`POST ${path}/deployments`, { ref: "main", required_contexts: [] });
    expect(deployment.status).toBe(201);
    const made = await octokit.request(`POST ${path}/deployments/${deployment.data.id}/statuses`, { state: "success" });
    expect(made.status).toBe(201);
  }

  await expectRefusal(octokit.request("GET /repos/acme/drawings"), 404, "Not Found");
  const forbidden = await expectRefusal(
    octokit.request("PUT /repos/acme/widgets/contents/new.txt", { message: "No", content: "bm8=" }),
    403,
    "Resource not accessible by integration",
  );
  expect(forbidden.response.headers["x-accepted-github-permissions"]).toContain("contents=write");
  await expectRefusal(
    app.octokit.request("POST /app/installations/{installation_id}/access_tokens", {
      installation_id: installationId,
      permissions: { contents: "write" },
    }),
    422,
    "The level of access for permissions requested are not granted to this installation.",
  );
}

type Refused = { status: number; message: string; response: { headers: Record<string, string> } };

async function expectRefusal(request: Promise<unknown>, status: number, message: string): Promise<Refused> {
  const error = (await request.then(
    () => null,
    (reason: unknown) => reason,
  )) as Refused | null;
  expect(error).not.toBeNull();
  expect(error?.status).toBe(status);
  expect(error?.message).toContain(message);
  return error as Refused;
}

async function beTold(page: Page, receiver: Receiver, installationId: number): Promise<void> {
  for (const [event, action] of [
    ["installation", "created"],
    ["issues", "opened"],
  ] as const) {
    const told = await receiver.waitFor(({ headers, body }) => {
      return headers["x-github-event"] === event && JSON.parse(body.toString()).action === action;
    });
    const text = told.body.toString();
    expect(await verify(SECRET, text, String(told.headers["x-hub-signature-256"]))).toBe(true);
    expect(told.headers["x-hub-signature"]).toMatch(/^sha1=[0-9a-f]{40}$/);
    expect(JSON.parse(text).installation).toMatchObject({ id: installationId });
  }
  await page.goto(`/settings/integrations/${SLUG}/deliveries`);
  await expect(page.getByText("installation.created").first()).toBeVisible();
  await expect(page.getByText("issues.opened").first()).toBeVisible();
}

/** Where the browser lands after installing: another site, as far as Mortise knows. */
async function startSetupPage(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = http.createServer((_, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Set up</title><h1>Welcome</h1>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/setup`,
    close: async () => {
      server.closeAllConnections(); // a browser opens some that it never uses
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
