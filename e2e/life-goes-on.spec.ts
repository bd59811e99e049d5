import { expect, type Page, test } from "@playwright/test";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";

/** A repository and the accounts around it change their names and owners, and end; without scripts where said. */

const ORG = `passing-${process.pid}`;
const RENAMED = `lasting-${process.pid}`;

async function createOrganization(page: Page, login: string): Promise<void> {
  await page.goto("/organizations/new");
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page).toHaveURL(new RegExp(login));
}

async function createRepository(page: Page, owner: string, name: string): Promise<void> {
  await page.goto(`/new?owner=${owner}`);
  await page.getByLabel("Repository name").fill(name);
  await page.getByLabel("Start with a README").check();
  await page.getByRole("button", { name: "Create repository" }).click();
  await expect(page).toHaveURL(new RegExp(`/${owner}/${name}(#|$)`));
}

test("renamed, transferred and deleted: addresses lead on until they cannot", async ({ page }) => {
  const name = `thing-${process.pid}`;
  await signIn(page, "mona");
  await createRepository(page, "mona", name);
  await createOrganization(page, ORG);

  await test.step("another name", async () => {
    await page.goto(`/mona/${name}/settings`);
    await page.getByLabel(/^Name/).fill(`${name}-2`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The repository is saved.").first()).toBeVisible();
    await page.goto(`/mona/${name}/blob/main/README.md`);
    await expect(page).toHaveURL(`/mona/${name}-2/blob/main/README.md`);
  });
  await test.step("another owner", async () => {
    await page.goto(`/mona/${name}-2/settings`);
    await page.getByRole("link", { name: "Transfer…" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Transfer mona/${name}-2` })).toBeVisible();
    await page.getByLabel(/^New owner/).fill(ORG);
    await page.getByLabel("Name there").fill(name);
    await page.getByLabel(/^To confirm, type/).fill("something else");
    await page.getByRole("button", { name: "Transfer the repository" }).click();
    await expect(page.getByText(`Type mona/${name}-2 exactly to confirm.`).first()).toBeVisible();
    await expect(page.getByLabel(/^New owner/)).toHaveValue(ORG);
    await page.getByLabel(/^To confirm, type/).fill(`mona/${name}-2`);
    await page.getByRole("button", { name: "Transfer the repository" }).click();
    await expect(page).toHaveURL(new RegExp(`/${ORG}/${name}(#|$)`));
    await page.goto(`/mona/${name}-2/issues`);
    await expect(page).toHaveURL(`/${ORG}/${name}/issues`);
  });
  await test.step("the owner's other login", async () => {
    await page.goto(`/organizations/${ORG}/settings/account`);
    await checkPage(page);
    await page.getByLabel(/^Login/).fill("settings");
    await page.getByRole("button", { name: "Change login" }).click();
    await expect(page.getByText("This login is reserved; choose another.").first()).toBeVisible();
    await page.getByLabel(/^Login/).fill(RENAMED);
    await page.getByRole("button", { name: "Change login" }).click();
    await expect(page.getByText(`The organization is called ${RENAMED} now.`).first()).toBeVisible();
    await page.goto(`/${ORG}/${name}`);
    await expect(page).toHaveURL(`/${RENAMED}/${name}`);
    expect((await page.goto(`/${ORG}`))?.status()).toBe(404);
  });
  await test.step("the end of the organization", async () => {
    await page.goto(`/organizations/${RENAMED}/settings/account`);
    await expect(page.getByText("its repository, with files, history, issues and deployments")).toBeVisible();
    await page.getByLabel(/^To confirm, type/).fill(RENAMED);
    await page.getByRole("button", { name: "Delete the organization" }).click();
    await expect(page.getByText(`${RENAMED} is deleted. Its members are told by mail.`).first()).toBeVisible();
    expect((await page.goto(`/mona/${name}`))?.status()).toBe(404);
    await page.goto("/_mail");
    await expect(page.getByRole("link", { name: `The organization ${RENAMED} is deleted` })).toBeVisible();
  });
});

test("without scripts a person changes their login, and deletes their account", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const [login, other] = [`leaver-${process.pid}`, `gone-${process.pid}`];
  await page.goto("/signup");
  await page.getByLabel(/^Login/).fill(login);
  await page.getByLabel("E-mail address").fill(`${login}@example.test`);
  await page.getByLabel(/^Password/).fill("correct horse battery staple");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).not.toHaveURL(/signup/);

  await page.goto("/settings/account");
  await page.getByLabel(/^Login/).fill(other);
  await page.getByRole("button", { name: "Change login" }).click();
  await expect(page.getByText(`Your login is ${other} now.`).first()).toBeVisible();
  await page.getByLabel(/^To confirm, type/).fill(login);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText(`Type your login “${other}” to delete your account.`).first()).toBeVisible();
  await page.getByLabel(/^To confirm, type/).fill(other);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Your account is deleted.").first()).toBeVisible();
  expect((await page.goto(`/${other}`))?.status()).toBe(404);
});

test("offered to another person: nothing moves until that person accepts", async ({ page, browser }) => {
  const name = `gift-${process.pid}`;
  const scripts = await browser.newContext({ javaScriptEnabled: false });
  const hubot = await scripts.newPage();
  await signIn(page, "mona");
  await signIn(hubot, "hubot");
  await createRepository(page, "mona", name);
  const offer = async () => {
    await page.goto(`/mona/${name}/settings/transfer`);
    await page.getByLabel(/^New owner/).fill("hubot");
    await page.getByLabel(/^To confirm, type/).fill(`mona/${name}`);
    await page.getByRole("button", { name: "Transfer the repository" }).click();
    await expect(page.getByText("hubot is asked, and has a day to accept.").first()).toBeVisible();
  };

  await test.step("taken back, it waits for nobody", async () => {
    await offer();
    await expect(page.getByText("Offered to hubot")).toBeVisible();
    await checkPage(page);
    await hubot.goto("/settings/notices");
    await hubot.getByRole("link", { name: `mona offers you the repository mona/${name}` }).click();
    await expect(hubot.getByRole("heading", { level: 1, name: `mona/${name} is offered to you` })).toBeVisible();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText("It is not offered to hubot any more.").first()).toBeVisible();
    await hubot.getByRole("button", { name: "Accept the repository" }).click();
    await expect(hubot.getByRole("heading", { name: "Nothing waits for your answer here" })).toBeVisible();
  });
  await test.step("declined, it stays", async () => {
    await offer();
    await hubot.goto("/settings/notices");
    await hubot.getByRole("link", { name: `mona offers you the repository mona/${name}` }).click();
    await hubot.getByRole("button", { name: "Decline" }).click();
    await expect(hubot.getByText(`You declined mona/${name}. It stays where it is.`).first()).toBeVisible();
    await page.goto("/settings/notices");
    await expect(page.getByRole("link", { name: `hubot declined the repository mona/${name}` })).toBeVisible();
  });
  await test.step("accepted, under a name of their own", async () => {
    await offer();
    await hubot.goto("/settings/notices");
    await hubot.getByRole("link", { name: `mona offers you the repository mona/${name}` }).click();
    const seen = await browser.newPage();
    await signIn(seen, "hubot");
    await seen.goto(hubot.url());
    await checkPage(seen);
    await seen.close();
    await hubot.getByLabel("Name on your account").fill(" ");
    await hubot.getByRole("button", { name: "Accept the repository" }).click();
    await expect(hubot.getByText("Cannot be blank.").first()).toBeVisible();
    await hubot.getByLabel("Name on your account").fill(`${name}-of-mine`);
    await hubot.getByRole("button", { name: "Accept the repository" }).click();
    await expect(hubot).toHaveURL(new RegExp(`/hubot/${name}-of-mine(#|$)`));
    await page.goto(`/mona/${name}/settings`);
    await expect(page).toHaveURL(`/hubot/${name}-of-mine/settings`);
  });
  await scripts.close();
});
