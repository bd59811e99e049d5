import { type Browser, expect, type Page, test } from "@playwright/test";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";

/** Installing where one may not alone: repository administrators, members who ask, and owners who answer. */

/** Hubot belongs to guild, which mona owns, and administers bench. */
const GUILD_REQUESTS = "/organizations/guild/settings/requests";

async function inBrowserOf(
  browser: Browser,
  login: string,
  { javaScriptEnabled = true }: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signIn(page, login);
  return page;
}

async function startInstalling(page: Page, slug: string, query = ""): Promise<void> {
  await page.goto(`/integrations/${slug}/installations/new${query}`);
  await page.getByRole("link", { name: "Choose guild" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("on guild");
}

const repository = (page: Page, name: string) =>
  page.getByRole("group", { name: "Repositories" }).getByRole("checkbox", { name: new RegExp(`^${name}`) });

async function openRequest(page: Page, name: string): Promise<void> {
  await page.goto(GUILD_REQUESTS);
  await page.getByRole("link", { name: `hubot asks for ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `hubot asks for ${name}` })).toBeVisible();
}

test("a repository administrator installs for it and asks for another, and the owner approves", async ({ browser }) => {
  const hubot = await inBrowserOf(browser, "hubot");
  await startInstalling(hubot, "dovetail");
  const decide = hubot.getByRole("button", { name: /^(Install|Install and request|Request)$/ });
  await expect(decide).toHaveText("Install and request");
  await repository(hubot, "bench").check();
  await expect(decide).toHaveText("Install");
  await repository(hubot, "saw").check();
  await expect(decide).toHaveText("Install and request");
  await repository(hubot, "bench").uncheck();
  await expect(decide).toHaveText("Request");
  await repository(hubot, "bench").check();
  await decide.click();
  await expect(hubot.getByRole("alert").first()).toContainText("Confirm");
  await expect(repository(hubot, "saw")).toBeChecked();
  await hubot.getByRole("checkbox", { name: /I want Dovetail/ }).check();
  await decide.click();
  await expect(hubot).toHaveURL(/\/integrations\/dovetail#/);
  await expect(hubot.getByText("Dovetail is installed on guild. The owners").last()).toBeVisible();

  const mona = await inBrowserOf(browser, "mona");
  await openRequest(mona, "Dovetail");
  await expect(repository(mona, "bench")).toBeChecked();
  await expect(repository(mona, "saw")).toBeChecked();
  await mona.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(mona).toHaveURL(/\/organizations\/guild\/settings\/installations\/\d+/);
  await expect(repository(mona, "saw")).toBeChecked();
});

test("a member asks, the owner changes the repositories and approves, the requester sees it", async ({ browser }) => {
  const hubot = await inBrowserOf(browser, "hubot");
  await startInstalling(hubot, "bevel", "?state=kept");
  await expect(hubot.getByRole("button", { name: "Request", exact: true })).toBeVisible();
  await repository(hubot, "saw").check();
  await hubot.getByLabel("Your words to the owners of guild").fill("Both benches need it.");
  await hubot.getByRole("button", { name: "Request", exact: true }).click();
  await expect(hubot).toHaveURL(/\/settings\/requests#/);
  await expect(hubot.getByRole("list").getByText("Bevel").first()).toBeVisible();

  const mona = await inBrowserOf(browser, "mona");
  await openRequest(mona, "Bevel");
  await expect(mona.getByRole("main").getByText("Both benches need it.")).toBeVisible();
  await checkPage(mona);
  await repository(mona, "saw").uncheck();
  await repository(mona, "plane").check();
  await mona.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(mona).toHaveURL(/\/organizations\/guild\/settings\/installations\/\d+/);
  await expect(repository(mona, "plane")).toBeChecked();
  await expect(repository(mona, "saw")).not.toBeChecked();

  await hubot.goto("/settings/requests");
  await expect(hubot.getByRole("listitem").filter({ hasText: "Bevel" }).getByText("Approved")).toBeVisible();
});

test("without scripts a member asks, and is declined with a reason", async ({ browser }) => {
  const hubot = await inBrowserOf(browser, "hubot", { javaScriptEnabled: false });
  await startInstalling(hubot, "marking-gauge");
  await hubot.getByRole("radio", { name: /^All repositories/ }).check();
  await hubot.getByRole("button", { name: "Request", exact: true }).click();
  await expect(hubot).toHaveURL(/\/settings\/requests/);

  const mona = await inBrowserOf(browser, "mona", { javaScriptEnabled: false });
  await openRequest(mona, "Marking Gauge");
  await expect(mona.getByRole("main")).toMatchAriaSnapshot(`
    - heading "hubot asks for Marking Gauge" [level=1]
    - heading "What was asked" [level=2]
    - heading "Whose integration it is" [level=2]
    - heading "What it will be able to do" [level=2]
    - heading "Can read" [level=3]
    - heading "Can change" [level=3]
    - heading "Where" [level=2]
    - group "Where":
      - radio "All repositories" [checked]
      - radio "Only selected repositories"
    - heading "How long, and how to undo it" [level=2]
    - button "Approve"
    - link "Not now"
    - heading "Decline" [level=2]
    - textbox "Reason optional"
    - button "Decline the request"
  `);
  await mona.getByLabel("Reason").fill("Not this year.");
  await mona.getByRole("button", { name: "Decline the request" }).click();
  await expect(mona).toHaveURL(/\/organizations\/guild\/settings\/requests/);

  await hubot.goto("/settings/requests");
  const declined = hubot.getByRole("listitem").filter({ hasText: "Marking Gauge" });
  await expect(declined.getByText("Declined")).toBeVisible();
  await expect(declined.getByText("Not this year.")).toBeVisible();
});

test("an owner installs on all repositories", async ({ browser }) => {
  const mona = await inBrowserOf(browser, "mona");
  await mona.goto("/integrations/bevel/installations/new");
  await mona.getByRole("link", { name: "Choose mona" }).click();
  await mona.getByRole("radio", { name: /^All repositories/ }).check();
  await mona.getByRole("button", { name: "Install", exact: true }).click();
  await expect(mona).toHaveURL(/\/settings\/installations\/\d+/);
  await expect(mona.getByRole("radio", { name: /^All repositories/ })).toBeChecked();
});
