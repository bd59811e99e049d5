import { expect, type Page, test } from "@playwright/test";
import { auditLog, securityLog } from "./support/log.ts";

/** Somebody new: signs the agreement on the way to a form that an address filled in, and registers for two accounts. */

const LOGIN = `newcomer-${process.pid}`;
const ORG = `workshop-${process.pid}`;

test("sign the agreement, register by address for oneself and for an organization", async ({
  page,
  request,
  baseURL,
}) => {
  const app = async (slug: string) => (await request.get(`${baseURL}/api/v3/apps/${slug}`)).json();
  const name = `Mallet ${process.pid}`;
  const slug = `mallet-${process.pid}`;
  await test.step("sign up", () => signUp(page));

  await test.step("the agreement stands before the form", async () => {
    const address = new URLSearchParams([
      ["name", name],
      ["url", "https://mallet.example.test"],
      ["public", "true"],
      ["issues", "write"],
      ["events[]", "issues"],
      ["callback_urls[]", "https://mallet.example.test/callback"],
    ]);
    await page.goto(`/settings/integrations/new?${address}`);
    await expect(page).toHaveURL(/\/prerelease\/agreement/);
    await page.getByRole("button", { name: "Sign and go on" }).click();
    await expect(page.getByRole("alert").first()).toContainText(/agree/);
    await page.getByRole("checkbox", { name: /I have read version \d+ and agree to it/ }).check();
    await page.getByRole("button", { name: "Sign and go on" }).click();
  });

  await test.step("what the address says is in the form", async () => {
    await expect(page).toHaveURL(/\/settings\/integrations\/new\?/);
    await expect(page.getByLabel("Name", { exact: false }).first()).toHaveValue(name);
    await expect(page.getByLabel("Callback URL").first()).toHaveValue("https://mallet.example.test/callback");
    await expect(page.getByRole("group", { name: "Issues", exact: true }).getByLabel("Read and write")).toBeChecked();
    await expect(page.getByRole("checkbox", { name: /^issues\b/ })).toBeChecked();
    await page.getByRole("button", { name: "Register integration" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });
  expect(await app(slug)).toMatchObject({
    slug,
    owner: { login: LOGIN, type: "User" },
    permissions: { issues: "write", metadata: "read" },
    events: ["issues"],
  });
  await expect(await securityLog(page, "user", "Pre-release agreement signed")).toHaveCount(1);
  await expect(await securityLog(page, "integration", "Integration registered", name)).toHaveCount(1);

  await test.step("for an organization nothing is to be signed again", async () => {
    await page.goto("/organizations/new");
    await page.getByLabel("Login").fill(ORG);
    await page.getByRole("button", { name: "Create organization" }).click();
    await expect(page).not.toHaveURL(/\/organizations\/new/);
    await page.goto(`/organizations/${ORG}/settings/integrations`);
    await page.getByRole("link", { name: "New integration" }).first().click();
    await page.getByLabel("Name", { exact: false }).first().fill(`${name} Org`);
    await page.getByLabel("Homepage URL").fill("https://mallet.example.test");
    await page.getByRole("checkbox", { name: /^Active/ }).uncheck();
    await page.getByRole("radio", { name: /^On any account/ }).check();
    await page.getByRole("button", { name: "Register integration" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `${name} Org` })).toBeVisible();
  });
  expect(await app(`${slug}-org`)).toMatchObject({ owner: { login: ORG, type: "Organization" } });
  const registered = await auditLog(page, ORG, { q: "integration.create" });
  await expect(registered).toHaveCount(1);
  await expect(registered).toContainText(`${name} Org`);
  await expect(registered).toContainText("By you");
  const file = page.getByRole("link", { name: "Export as JSON" });
  const lines = await (await page.request.get((await file.getAttribute("href")) as string)).json();
  expect(lines).toMatchObject([{ action: "integration.create", actor: LOGIN, org: ORG, name: `${name} Org` }]);
});

async function signUp(page: Page): Promise<void> {
  await page.goto("/signup");
  await page.getByLabel("Login").fill(LOGIN);
  await page.getByLabel("E-mail address").fill(`${LOGIN}@example.test`);
  await page.getByLabel(/^Password/).fill("a mallet and a chisel");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).not.toHaveURL(/signup/);
}
