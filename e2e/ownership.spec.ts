import { expect, type Page, test } from "@playwright/test";
import { checkPage } from "./support/check-page.ts";
import { auditLog, securityLog } from "./support/log.ts";
import { signIn } from "./support/sign-in.ts";

/** How a registration changes hands and how it ends: on its pages, for programs, and in the log of who did it. */

const OWN = "/settings/integrations";

test("transfer to an organization", async ({ page, request, baseURL }) => {
  const { name, slug } = named("Handed Over");
  const api = `${baseURL}/api/v3/apps/${slug}`;
  await signIn(page, "mona");
  await register(page, name, `${OWN}/new?public=true&url=https://handed.example.test`);
  expect(await (await request.get(api)).json()).toMatchObject({ slug, owner: { login: "mona", type: "User" } });

  await page.goto(`${OWN}/${slug}/advanced`);
  await page.getByLabel("New owner").fill("acme");
  const confirmation = page.getByLabel(`To confirm, type ${name}`).first();
  await confirmation.fill(slug);
  await page.getByRole("button", { name: "Transfer the integration" }).click();
  await expect(page.getByText(`Type the name “${name}” to transfer the integration.`).first()).toBeVisible();
  await expect(page.getByLabel("New owner")).toHaveValue("acme");
  await confirmation.fill(name);
  await page.getByRole("button", { name: "Transfer the integration" }).click();

  await expect(page).toHaveURL(new RegExp(`/organizations/acme/settings/integrations/${slug}`));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await (await request.get(api)).json()).toMatchObject({ slug, owner: { login: "acme", type: "Organization" } });
  expect((await page.goto(`${OWN}/${slug}`))?.status()).toBe(404);
  const lines = await securityLog(page, "integration", "Integration transferred", name);
  await expect(lines).toHaveCount(2); // one in the log of each of the two accounts
  await expect(lines.filter({ hasText: "In acme" })).toContainText("By you");
  await expect(lines.first()).toContainText("transfer from: mona");
  await expect(lines.first()).toContainText("transfer to: acme");
  await expect(await auditLog(page, "acme", { q: "transfer", actor: "mona" }, name)).toHaveCount(1);
});

test("offered to another person: nothing moves until that person accepts", async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  const { name, slug } = named("A Present");
  const api = `${baseURL}/api/v3/apps/${slug}`;
  const scripts = await browser.newContext({ baseURL: baseURL as string, javaScriptEnabled: false });
  const hubot = await scripts.newPage();
  await signIn(page, "mona");
  await signIn(hubot, "hubot");
  await register(page, name, `${OWN}/new?public=true&url=https://present.example.test`);
  const offer = async () => {
    await page.goto(`${OWN}/${slug}/advanced`);
    await page.getByLabel("New owner").fill("hubot");
    await page.getByLabel(`To confirm, type ${name}`).first().fill(name);
    await page.getByRole("button", { name: "Transfer the integration" }).click();
    await expect(page.getByText("hubot is asked, and has a day to accept.").first()).toBeVisible();
    await hubot.goto("/settings/notices");
    await hubot.getByRole("link", { name: `mona offers you the integration ${name}` }).click();
    await expect(hubot.getByRole("heading", { level: 1, name: `${name} is offered to you` })).toBeVisible();
  };

  await test.step("taken back, it waits for nobody", async () => {
    await offer();
    await expect(page.getByText("Offered to hubot")).toBeVisible();
    await checkPage(page);
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText("It is not offered to hubot any more.").first()).toBeVisible();
    await hubot.getByRole("button", { name: "Accept the integration" }).click();
    await expect(hubot.getByRole("heading", { name: "Nothing waits for your answer here" })).toBeVisible();
  });
  await test.step("declined, it stays", async () => {
    await offer();
    await hubot.getByRole("button", { name: "Decline" }).click();
    await expect(hubot.getByText(`You declined ${name}. It stays where it is.`).first()).toBeVisible();
    expect(await (await request.get(api)).json()).toMatchObject({ owner: { login: "mona" } });
  });
  await test.step("accepted, it is theirs, and whoever offered it is told", async () => {
    await offer();
    const seen = await (await browser.newContext({ baseURL: baseURL as string })).newPage();
    await signIn(seen, "hubot");
    await seen.goto(hubot.url());
    await checkPage(seen);
    await seen.context().close();
    await hubot.getByRole("button", { name: "Accept the integration" }).click();
    await expect(hubot).toHaveURL(new RegExp(`${OWN}/${slug}(#|$)`));
    await expect(hubot.getByText(`${name} belongs to you now.`).first()).toBeVisible();
    expect(await (await request.get(api)).json()).toMatchObject({ slug, owner: { login: "hubot", type: "User" } });
    expect((await page.goto(`${OWN}/${slug}`))?.status()).toBe(404);
    await page.goto("/settings/notices");
    await expect(page.getByRole("link", { name: `hubot accepted the integration ${name}` })).toBeVisible();
    const lines = await securityLog(page, "integration", "Integration transferred", name);
    await expect(lines.first()).toContainText("transfer to: hubot");
  });
  await scripts.close();
});

test("delete", async ({ page, request, baseURL }) => {
  const { name, slug } = named("Worn Out");
  const api = `${baseURL}/api/v3/apps/${slug}`;
  await signIn(page, "mona");
  await register(page, name, `${OWN}/new?public=true&url=https://worn.example.test`);
  expect((await request.get(api)).status()).toBe(200);

  await page.goto(`${OWN}/${slug}/advanced`);
  const confirmation = page.getByLabel(`To confirm, type ${name}`).last();
  await confirmation.fill(slug);
  await page.getByRole("button", { name: "Delete the integration" }).click();
  // In the page's words, or in the server's when scripts do not run yet.
  const refusal = page.getByText(
    new RegExp(`^Type (${name} exactly to confirm|the name “${name}” to delete the integration)\\.$`),
  );
  await expect(refusal.first()).toBeVisible();
  expect((await request.get(api)).status()).toBe(200);
  await confirmation.fill(name);
  await page.getByRole("button", { name: "Delete the integration" }).click();

  await expect(page.getByText(`${name} is deleted.`).first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
  expect((await request.get(api)).status()).toBe(404);
  expect((await page.goto(`/integrations/${slug}`))?.status()).toBe(404);
  await expect(await securityLog(page, "integration", "Integration deleted", name)).toHaveCount(1);
});

const TOLD = /^Not saved: this was changed after you opened the page\. You changed/;

test("a member is named manager of one integration, changes it, and no longer when the right is taken back", async ({
  page,
  browser,
  baseURL,
}) => {
  const { name, slug } = named("In Good Hands");
  const managers = "/organizations/acme/settings/integration-managers";
  const home = `/organizations/acme/settings/integrations/${slug}`;
  const context = await browser.newContext({ baseURL: baseURL as string });
  const hubot = await context.newPage();
  await signIn(page, "mona");
  await register(page, name, "/organizations/acme/settings/integrations/new?url=https://hands.example.test");
  await signIn(hubot, "hubot");
  expect((await hubot.goto(home))?.status()).toBe(404);

  await page.goto(managers);
  await page.getByLabel("Member").fill("hubot");
  await page.getByLabel("Manages", { exact: true }).selectOption({ label: name });
  await page.getByRole("button", { name: "Add manager" }).click();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("hubot");
  await hubot.goto("/organizations/acme/settings/integrations");
  await hubot.getByRole("link", { name, exact: true }).click();
  await hubot.getByLabel("Description").fill("Kept by hubot.");
  await hubot.getByRole("button", { name: "Save changes" }).click();
  await expect(hubot.getByText("Saved.", { exact: true }).first()).toBeVisible();
  expect((await hubot.goto("/organizations/acme/settings/integrations/new"))?.status()).toBe(404);
  await expect(await auditLog(page, "acme", { q: "integration.update", actor: "hubot" }, name)).toContainText(
    "fields: description",
  );

  await page.goto(managers);
  await row.getByRole("button", { name: /Remove/ }).click();
  await expect(row).toHaveCount(0);
  expect((await hubot.goto(home))?.status()).toBe(404);
  await context.close();
});

test("the second of two who change one registration is told, and loses nothing typed", async ({ page, context }) => {
  const { name, slug } = named("Two Hands");
  await signIn(page, "mona");
  await register(page, name, `${OWN}/new?url=https://two.example.test&webhook_url=https://two.example.test/hook`);
  const second = await context.newPage();
  for (const { path, label, button } of [
    { path: "", label: "Homepage URL", button: "Save changes" },
    { path: "/webhook", label: "Webhook URL", button: "Save webhook" },
  ]) {
    await page.goto(`${OWN}/${slug}${path}`);
    await second.goto(`${OWN}/${slug}${path}`);
    await page.getByLabel(label).fill("https://first.example.test");
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByText(/^(Saved\.|The webhook is saved\.)$/).first()).toBeVisible();
    await second.getByLabel(label).fill("https://second.example.test");
    await second.getByRole("button", { name: button }).click();
    await expect(second.getByText(TOLD)).toBeVisible();
    await expect(second.getByText("It is “https://first.example.test” now.").first()).toBeVisible();
    await expect(second.getByLabel(label)).toHaveValue("https://second.example.test");
    await page.reload();
    await expect(page.getByLabel(label)).toHaveValue("https://first.example.test");
    await second.getByRole("button", { name: button }).click();
    await expect(second.getByText(/^(Saved\.|The webhook is saved\.)$/).first()).toBeVisible();
  }
});

test("without scripts the second is told as well", async ({ page, browser, baseURL }) => {
  const { name, slug } = named("Plain Hands");
  await signIn(page, "mona");
  await register(page, name, `${OWN}/new?url=https://plain.example.test`);
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState, baseURL: baseURL as string });
  const second = await plain.newPage();
  await second.goto(`${OWN}/${slug}`);
  await page.goto(`${OWN}/${slug}`);
  await page.getByLabel("Homepage URL").fill("https://first.example.test");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.", { exact: true }).first()).toBeVisible();
  await second.getByLabel("Homepage URL").fill("https://second.example.test");
  await second.getByRole("button", { name: "Save changes" }).click();
  await expect(second.getByText(TOLD)).toBeVisible();
  await expect(second.getByLabel("Homepage URL")).toHaveValue("https://second.example.test");
  await second.getByRole("button", { name: "Save changes" }).click();
  await expect(second.getByText("Saved.", { exact: true }).first()).toBeVisible();
  await plain.close();
});

/** Of this run alone, whoever else runs on the same server. */
function named(words: string): { name: string; slug: string } {
  const name = `${words} ${process.pid}`;
  return { name, slug: name.toLowerCase().replaceAll(" ", "-") };
}

async function register(page: Page, name: string, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByRole("button", { name: "Register integration" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}
