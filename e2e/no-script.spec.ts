import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./support/sign-in.ts";
import { MONA_TOKEN } from "./support/world.ts";

/** Everything from an account to an installed integration without a script in the browser: plain forms and links. */

test.use({ javaScriptEnabled: false });

test("sign in, make an organization and a repository, register and install, sign out", async ({ page }, testInfo) => {
  const name = `plain-${process.pid}-${testInfo.retry}`;
  await signIn(page, "hubot");
  await test.step("an organization", () => createOrganization(page, name));
  await test.step("a repository", () => createRepository(page, name));
  await test.step("an integration, refused at first", () => register(page, name));
  await test.step("install it on a selected repository", () => install(page, name));
  await test.step("sign out", () => signOut(page));
});

test("what does not exist is said on a whole page", async ({ page }) => {
  for (const address of ["/nobody-has-this-name", "/acme/widgets", "/no/page/has/this/address"]) {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to the start page" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  }
});

test("a form about what went meanwhile says so on a whole page", async ({ page, request }, testInfo) => {
  const name = `meanwhile-${process.pid}-${testInfo.retry}`;
  const labels = "/api/v3/repos/acme/widgets/labels";
  const headers = { authorization: `Bearer ${MONA_TOKEN}` };
  expect((await request.post(labels, { headers, data: { name, color: "ff0000" } })).status()).toBe(201);
  await signIn(page, "mona");
  await page.goto("/acme/widgets/labels");
  await page.getByRole("listitem").filter({ hasText: name }).getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Name").fill(`${name}-2`);
  expect((await request.delete(`${labels}/${name}`, { headers })).status()).toBe(204);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
});

async function createOrganization(page: Page, login: string): Promise<void> {
  await page.goto("/organizations/new");
  await page.getByLabel("Login").fill("not a login");
  await page.getByLabel("Name").fill("Plain & Simple");
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByRole("alert")).toContainText("Login");
  await expect(page.getByLabel("Login")).toHaveValue("not a login");
  await expect(page.getByLabel("Name")).toHaveValue("Plain & Simple");
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page).toHaveURL(new RegExp(login));
}

async function createRepository(page: Page, owner: string): Promise<void> {
  await page.goto(`/new?owner=${owner}`);
  await page.getByLabel("Repository name").fill("tools");
  await page.getByLabel("Start with a README").check();
  await page.getByRole("button", { name: "Create repository" }).click();
  await expect(page).toHaveURL(new RegExp(`/${owner}/tools(#|$)`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("tools");
}

async function register(page: Page, name: string): Promise<void> {
  await page.goto(`/organizations/${name}/settings/integrations/new`);
  const issues = page.getByRole("group", { name: "Issues", exact: true });
  const told = page.getByRole("checkbox", { name: "issues", exact: true });
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByLabel("Description").fill("Works without scripts");
  await page.getByLabel("Homepage URL").fill("https://plain.example.test");
  await page.getByLabel("Setup URL").fill("not an address");
  await page.getByLabel("Webhook URL").fill("http://127.0.0.1:9/hook");
  await issues.getByLabel("Read and write").check();
  await told.check();
  await page.getByLabel("On any account").check();
  await page.getByRole("button", { name: "Register integration" }).click();

  const setupUrl = page.getByLabel("Setup URL");
  await expect(page.getByRole("alert").first()).toContainText(/setup url/i);
  await expect(setupUrl).toHaveAttribute("aria-invalid", "true");
  await expect(setupUrl).toHaveValue("not an address");
  await expect(page.getByLabel("Name", { exact: false }).first()).toHaveValue(name);
  await expect(page.getByLabel("Description")).toHaveValue("Works without scripts");
  await expect(page.getByLabel("Homepage URL")).toHaveValue("https://plain.example.test");
  await expect(page.getByLabel("Webhook URL")).toHaveValue("http://127.0.0.1:9/hook");
  await expect(issues.getByLabel("Read and write")).toBeChecked();
  await expect(told).toBeChecked();
  await expect(page.getByLabel("On any account")).toBeChecked();

  await setupUrl.fill("");
  await page.getByRole("button", { name: "Register integration" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function install(page: Page, name: string): Promise<void> {
  await page.goto(`/integrations/${name}`);
  await page.getByRole("link", { name: "Install", exact: true }).click();
  await page.getByRole("link", { name: `Choose ${name}` }).click();
  const filter = page.getByRole("searchbox", { name: "Filter repositories" });
  await filter.fill("tool");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(filter).toHaveValue("tool");
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText(/repositor/i);
  await page.getByRole("checkbox", { name: /tools/ }).check();
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/organizations/${name}/settings/installations/\\d+`));
  await expect(page.getByText(`${name} is installed on ${name}.`)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /tools/ })).toBeChecked();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu of hubot" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login(#|$)/);
  await page.goto("/settings/profile");
  await expect(page).toHaveURL(/\/login\?return_to=/);
}
