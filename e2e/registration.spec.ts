import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { App } from "@octokit/app";
import { Octokit } from "@octokit/core";
import { expect, type Page, test } from "@playwright/test";
import { auditLog } from "./support/log.ts";
import { signIn } from "./support/sign-in.ts";

/** A registration from its form to its end of life as a developer lives with it: asking for more, changing its keys. */

const NAME = `Registry ${process.pid}`;
const SLUG = `registry-${process.pid}`;
const HOME = `/organizations/acme/settings/integrations/${SLUG}`;
const REASON = "To answer what people report.";
const NOTE = "Releases are built from tags now.";

test("register for an organization, ask for more with a note, change keys under a client that runs on", async ({
  page,
  baseURL,
}) => {
  const client = (key: Key) =>
    new App({ ...key, Octokit: Octokit.defaults({ baseUrl: `${baseURL}/api/v3` }), log: QUIET });
  await signIn(page, "mona");
  const appId = await test.step("register", () => register(page));
  const first = await test.step("a first key", () => generateKey(page, "PEM, PKCS#1"));
  await test.step("install", () => install(page));
  const running = client({ appId, privateKey: first });
  const { data: installed } = await running.octokit.request("GET /app/installations");
  const octokit = await running.getInstallationOctokit(installed[0]?.id as number);

  await test.step("ask for more", () => askForMore(page));
  const { data: asks } = await running.octokit.request("GET /app");
  expect(asks).toMatchObject({ permissions: { issues: "write", contents: "read" } });
  await octokit.request("GET /repos/acme/widgets/issues");
  await expect(octokit.request("GET /repos/acme/widgets/contents/README.md")).rejects.toMatchObject({ status: 403 });

  const second = await test.step("a second key", () => generateKey(page, "PEM, PKCS#8"));
  expect(second).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  const changedOver = client({ appId, privateKey: second });
  const runsOn = await changedOver.getInstallationOctokit(installed[0]?.id as number);
  await runsOn.request("GET /repos/acme/widgets/issues");
  await octokit.request("GET /repos/acme/widgets/issues");
  await test.step("the first key goes", () => deleteOldestKey(page));
  await expect(running.octokit.request("GET /app")).rejects.toMatchObject({ status: 401 });
  await expect(octokit.request("GET /repos/acme/widgets/issues")).rejects.toMatchObject({ status: 401 });
  await changedOver.octokit.request("GET /app");
  await runsOn.request("GET /repos/acme/widgets/issues");

  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await test.step("a key of one's own", () => uploadKey(page, own.publicKey.export(SPKI).toString(), own));
  const { data: self } = await client({
    appId,
    privateKey: own.privateKey.export(PKCS1).toString(),
  }).octokit.request("GET /app");
  expect(self).toMatchObject({ id: appId, slug: SLUG, owner: { login: "acme" }, installations_count: 1 });

  const logged = async (q: string, ...words: string[]) => auditLog(page, "acme", { q, actor: "mona" }, NAME, ...words);
  await expect(await logged("integration.create")).toHaveCount(1);
  await expect(await logged("integration.update", "fields: permissions")).toHaveCount(1);
  await expect(await logged("Private key of an integration deleted")).toHaveCount(1);
  await expect(await logged("integration.generate_key")).toHaveCount(3);
});

type Key = { appId: number; privateKey: string };
type Pair = ReturnType<typeof generateKeyPairSync>;
const SPKI = { type: "spki", format: "pem" } as const;
const PKCS1 = { type: "pkcs1", format: "pem" } as const;
const nothing = () => {};
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

async function register(page: Page): Promise<number> {
  await page.goto("/organizations/acme/settings/integrations/new");
  const name = page.getByLabel("Name", { exact: false }).first();
  await name.fill("Plumb Line");
  await page.getByLabel("Homepage URL").fill("https://registry.example.test");
  await page.getByRole("checkbox", { name: /^Active/ }).uncheck();
  const issues = page.getByRole("group", { name: "Issues", exact: true });
  await issues.getByLabel("Read and write").check();
  await issues.getByLabel(/Why you ask for it/).fill(REASON);
  await page.getByRole("button", { name: "Register integration" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Another integration has this name already");
  await expect(issues.getByLabel(/Why you ask for it/)).toHaveValue(REASON);
  await name.fill(NAME);
  await expect(page.getByText(`/integrations/${SLUG}`).first()).toBeVisible();
  await page.getByRole("button", { name: "Register integration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  const appId = Number(await page.getByRole("definition").first().textContent());
  expect(appId).toBeGreaterThan(0);
  return appId;
}

async function generateKey(page: Page, format: string): Promise<string> {
  await page.goto(`${HOME}/keys`);
  await page.getByLabel("Format of the private key").selectOption({ label: format });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Generate a private key" }).click();
  return readFileSync(await (await download).path(), "utf8");
}

async function install(page: Page): Promise<void> {
  await page.goto(`/integrations/${SLUG}/installations/new`);
  await page.getByRole("link", { name: "Choose acme" }).click();
  await expect(page.getByText(REASON).first()).toBeVisible();
  await page.getByRole("checkbox", { name: /widgets/ }).check();
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await expect(page).toHaveURL(/\/organizations\/acme\/settings\/installations\/\d+/);
}

async function askForMore(page: Page): Promise<void> {
  await page.goto(`${HOME}/permissions`);
  const contents = page.getByRole("group", { name: "Contents", exact: true });
  await contents.getByLabel("Read-only").check();
  await contents.locator("summary").click();
  await expect(contents.getByText("Served here")).toBeVisible();
  await expect(page.getByText("Waits until it is accepted, in 1 installation")).toBeVisible();
  await page.getByLabel("Why do you ask for this?").fill(NOTE);
  await page.getByRole("button", { name: "Save permissions and events" }).click();
  await expect(page.getByText("One installation has to accept what you added.").first()).toBeVisible();
  await page.goto("/organizations/acme/settings/integrations");
  await expect(page.getByRole("listitem").filter({ hasText: NAME })).toContainText("1 to accept");
}

async function deleteOldestKey(page: Page): Promise<void> {
  await page.goto(`${HOME}/keys`);
  await page
    .getByRole("button", { name: /^Delete the key/ })
    .last()
    .click();
  await page.getByRole("button", { name: "Delete the key", exact: true }).click();
  await expect(page.getByText("The key is deleted").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Delete the key/ })).toHaveCount(0);
}

async function uploadKey(page: Page, publicKey: string, { privateKey }: Pair): Promise<void> {
  await page.goto(`${HOME}/keys`);
  await page.getByText("Use a key of your own").click();
  await page.getByLabel("Public key").fill(privateKey.export(PKCS1).toString());
  await page.getByRole("button", { name: "Add public key" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "This is a private key" }),
    "what was refused takes the focus",
  ).toBeFocused();
  await page.getByLabel("Public key").fill(publicKey);
  await page.getByRole("button", { name: "Add public key" }).click();
  await expect(page.getByText("The public key is added").first()).toBeVisible();
}

test("a press on Save counts although what is said of the field before moves the button", async ({ page }) => {
  await signIn(page, "mona");
  await page.goto("/settings/integrations/spirit-level");
  const homepage = page.getByLabel("Homepage URL");
  await homepage.fill("//level");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "needs your attention" })).toBeFocused();
  await expect(homepage).toHaveValue("//level");
});

test("what a permission opens is found by the call, without signing in and without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/docs");
  await page.getByRole("link", { name: "Permissions", exact: true }).click();
  await page.getByLabel("Search permissions and endpoints").fill("POST /repos/acme/widgets/issues");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("main").getByRole("link", { name: "Issues", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Issues");
  await expect(page.getByText("Open an issue", { exact: true })).toBeVisible();
  await context.close();
});

test("what is chosen before scripts run is kept, and counts", async ({ page }) => {
  await signIn(page, "mona");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/settings/integrations/new", { waitUntil: "commit" });
  const search = page.getByLabel("Search permissions");
  const levelOf = (title: string) => page.getByRole("group", { name: title, exact: true }).getByLabel("Read-only");
  await levelOf("Contents").check();
  await expect(search).toBeHidden();
  // Pressed before scripts run, let go after: it must not have moved away under the pointer.
  await levelOf("Administration").hover();
  await page.mouse.down();
  release();
  await expect(search).toBeVisible();
  await page.mouse.up();
  await expect(levelOf("Administration")).toBeChecked();
  await expect(levelOf("Contents")).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^push\b/ })).toBeVisible();
});
