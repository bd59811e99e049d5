import { readFileSync } from "node:fs";
import { App } from "@octokit/app";
import { Octokit } from "@octokit/core";
import { expect, type Page, test } from "@playwright/test";
import { TRY_SQUARE } from "../lib/testing/end-to-end-world.ts";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";

/**
 * From asking for more to being taken out, for the developer, the account's owner and one unmodified client that is
 * made once and goes on: what it may do follows the decisions, without a restart.
 */

const { slug, name, onAcme } = TRY_SQUARE;
const DEVELOPER = `/settings/integrations/${slug}`;
const INSTALLATIONS = "/organizations/acme/settings/installations";
const CONFIGURATION = `${INSTALLATIONS}/${onAcme}`;
const ISSUES = "POST /repos/{owner}/{repo}/issues";
const WIDGETS = { owner: "acme", repo: "widgets" };
const DESKTOP = { width: 1280, height: 800 };

test("permissions are raised, put off, accepted and taken away; access is suspended and ends", async ({
  page,
  baseURL,
}) => {
  await signIn(page, "mona");
  const { app, octokit } = await clientsOf(page, baseURL as string);
  const opensIssue = async () => statusOf(octokit.request(ISSUES, { ...WIDGETS, title: "Not square" }));

  await test.step("asked for, it is not granted", async () => {
    expect(await opensIssue()).toBe(403);
    await askForIssues(page, "Read and write", "So that it can report what is not square.");
    await expect(page.getByText("One installation has to accept").last()).toBeVisible();
    expect(await opensIssue()).toBe(403);
  });
  await test.step("the owner is told, looks, and puts it off", () => putOff(page));
  await test.step("the developer sees that, and reminds", () => remind(page));
  await test.step("accepted at last, the same client may", async () => {
    expect(await opensIssue()).toBe(403);
    await accept(page, baseURL as string);
    expect(await opensIssue()).toBe(201);
  });
  await test.step("what was refused is explained to the developer", () => readRefusals(page));
  await test.step("taken away, it is gone at once", async () => {
    await askForIssues(page, "Read-only", "");
    await expect(page.getByText("nothing for anybody to accept").last()).toBeVisible();
    expect(await opensIssue()).toBe(403);
  });
  await test.step("each side lifts its own suspension alone", () => suspend(page, app, octokit));
  await test.step("the overview as a page and as a file", () => overview(page));
  await test.step("uninstalled", async () => {
    await uninstall(page);
    expect(await statusOf(octokit.request("GET /repos/{owner}/{repo}", WIDGETS))).toBe(401);
  });
});

async function clientsOf(page: Page, url: string) {
  await page.goto(`${DEVELOPER}/keys`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Generate a private key" }).first().click();
  const privateKey = readFileSync(await (await download).path(), "utf8");
  await page.goto(DEVELOPER);
  const appId = Number(await page.getByRole("definition").first().textContent());
  const app = new App({ appId, privateKey, Octokit: Octokit.defaults({ baseUrl: `${url}/api/v3` }) });
  return { app, octokit: await app.getInstallationOctokit(onAcme) };
}

async function statusOf(work: Promise<{ status: number }>): Promise<number> {
  return work.then(
    ({ status }) => status,
    (error: { status: number }) => error.status,
  );
}

async function askForIssues(page: Page, level: string, note: string): Promise<void> {
  await page.setViewportSize(DESKTOP);
  await page.goto(`${DEVELOPER}/permissions`);
  const radio = page.getByRole("group", { name: "Issues", exact: true }).getByLabel(level, { exact: true });
  await expect(() => radio.check({ timeout: 10_000 })).toPass(); // the page may still be coming to life
  await page.getByLabel("Why do you ask for this?").fill(note);
  await page.getByRole("button", { name: "Save permissions and events" }).click();
}

async function putOff(page: Page): Promise<void> {
  await page.goto("/organizations/acme/people");
  // Another test may have another integration ask at the same time.
  await expect(page.getByText(new RegExp(`(${name} asks|integrations ask) for new permissions on acme`))).toBeVisible();
  await page.getByRole("link", { name: /^Notices: \d+ unread$/ }).click();
  await page.getByRole("link", { name: `${name} asks for new permissions on acme` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name} asks for more` })).toBeVisible();
  await expect(page).toHaveURL(`${CONFIGURATION}/permissions`);
  await expect(page.getByText("So that it can report what is not square.")).toBeVisible();
  await expect(page.getByText(/read-only .*becomes.* read and write/)).toBeVisible();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "${name} asks for more" [level=1]
    - heading "Who is asking" [level=2]
    - heading "What it would be able to do" [level=2]
    - heading "What stays as it is" [level=2]
    - heading "If you decline" [level=2]
    - button "Accept new permissions"
    - button "Not now"
  `);
  await checkPage(page);
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText(`${name} keeps what it had.`).first()).toBeVisible();
  await expect(page.getByText(/Put off .* by mona/)).toBeVisible();
}

async function remind(page: Page): Promise<void> {
  await page.goto(`${DEVELOPER}/installations`);
  await expect(page.getByText(/Put off/)).toBeVisible();
  await expect(page.getByText(/First seen/)).toBeVisible();
  await expect(page.getByText(`/settings/installations/${onAcme}/permissions`)).toBeVisible();
  await checkPage(page);
  await page.setViewportSize(DESKTOP);
  await page.getByRole("button", { name: "Send a reminder to the owners of acme" }).click();
  await expect(page.getByText("The owners are reminded").first()).toBeVisible();
  await expect(page.getByText("Next reminder possible")).toBeVisible();
  await page.goto("/_mail");
  await page.getByRole("link", { name: `Reminder: ${name} asks for new permissions on acme` }).click();
  await expect(page.frameLocator("iframe").getByRole("link", { name: "See what would change" })).toBeVisible();
}

/** Without a script in the browser: the page is one of consent. */
async function accept(page: Page, baseURL: string): Promise<void> {
  const storageState = await page.context().storageState();
  const plain = await page.context().browser()?.newContext({ javaScriptEnabled: false, storageState, baseURL });
  if (!plain) throw new Error("the context has no browser");
  const owners = await plain.newPage();
  await owners.goto(`/settings/installations/${onAcme}/permissions`); // the address of the mail and of the copied link
  await owners.getByRole("button", { name: "Accept new permissions" }).click();
  await expect(owners.getByText(`${name} has the new permissions.`).first()).toBeVisible();
  await plain.close();
  await page.goto(`${DEVELOPER}/installations`);
  await expect(page.getByText(/Up to date: version 2, accepted .* by mona/)).toBeVisible();
}

async function readRefusals(page: Page): Promise<void> {
  const asked = page.getByText("POST /repos/acme/widgets/issues").first();
  await expect(async () => {
    await page.goto(`${DEVELOPER}/refused`);
    await expect(asked).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText("This needs Issues (issues): write").first()).toBeVisible();
  await checkPage(page);
}

async function suspend(page: Page, app: App, octokit: Octokit): Promise<void> {
  const reads = () => statusOf(octokit.request("GET /repos/{owner}/{repo}/issues", WIDGETS));
  await page.setViewportSize(DESKTOP);
  await page.goto(CONFIGURATION);
  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  await expect(page.getByText(`${name} is suspended.`).first()).toBeVisible();
  expect(await reads()).toBe(403);
  const lift = "DELETE /app/installations/{installation_id}/suspended";
  expect(await statusOf(app.octokit.request(lift, { installation_id: onAcme }))).toBe(403);
  await page.getByRole("button", { name: "Lift the suspension" }).click();
  await expect(page.getByText(`${name} has its access back.`).first()).toBeVisible();
  expect(await reads()).toBe(200);

  await app.octokit.request("PUT /app/installations/{installation_id}/suspended", { installation_id: onAcme });
  await page.goto(CONFIGURATION);
  await expect(page.getByText("It suspended itself")).toBeVisible();
  await expect(page.getByRole("button", { name: "Lift the suspension" })).toHaveCount(0);
  await app.octokit.request(lift, { installation_id: onAcme });
  expect(await reads()).toBe(200);
}

async function overview(page: Page): Promise<void> {
  await page.goto(INSTALLATIONS);
  await page.getByLabel("Find an integration by its name or its maker").fill("square");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL(/q=square/);
  await expect(page.getByRole("link", { name: `Configure ${name}` })).toBeVisible();
  await checkPage(page);
  const file = await page.request.get(`${INSTALLATIONS}/export?q=square`);
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(await file.text()).toContain(`${onAcme},${name},${slug},mona,`);
}

async function uninstall(page: Page): Promise<void> {
  await page.setViewportSize(DESKTOP);
  await page.goto(CONFIGURATION);
  await page.getByRole("link", { name: `Uninstall ${name}…` }).click();
  await expect(page.getByText("its access to acme and to 1 repository")).toBeVisible();
  await checkPage(page);
  await page.getByRole("textbox").fill(name);
  await page.getByRole("button", { name: "Uninstall", exact: true }).click();
  await expect(page.getByText(`${name} is uninstalled from acme.`).first()).toBeVisible();
}
