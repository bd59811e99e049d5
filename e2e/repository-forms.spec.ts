import { type Browser, expect, type Page, test } from "@playwright/test";
import { untilAlive } from "./support/alive.ts";
import { signIn } from "./support/sign-in.ts";

/** A repository from its first form to its deletion, in a browser without scripts and in one with them. */

const h1 = (page: Page) => page.getByRole("heading", { level: 1 });
const alert = (page: Page) => page.getByRole("alert").filter({ hasText: "attention" });

/** How often a page is looked at to know the forms that its answer has. */
const ROUNDS = 4;
/** Different in every answer, in HTML and in the scripts' data. */
const NONCES = /nonce="[^"]*"|nonce\\":\\"[^"\\]*\\"/g;

async function openAs(browser: Browser, login: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL as string, javaScriptEnabled });
  const page = await context.newPage();
  await signIn(page, login);
  return page;
}

for (const scripts of [false, true])
  test(`a repository and its issues ${scripts ? "with" : "without"} scripts`, async ({ browser }) => {
    const name = `bench-${scripts ? "a" : "b"}-${process.pid}`;
    const base = `/mona/${name}`;
    const page = await openAs(browser, "mona", scripts);

    await test.step("what is typed into the form stays when it is refused", async () => {
      await page.goto("/new?owner=acme");
      await page.getByLabel("Description").fill("A place to cut");
      await page.getByLabel("Owner").selectOption("mona");
      await page.getByRole("radio", { name: "Public" }).check();
      await page.getByRole("button", { name: "Create repository" }).click();
      await expect(alert(page)).toContainText("Repository name");
      await expect(page.getByLabel("Description")).toHaveValue("A place to cut");
      await expect(page.getByLabel("Owner")).toHaveValue("mona");
      await expect(page.getByRole("radio", { name: "Public" })).toBeChecked();
      await page.getByLabel("Repository name").fill("dotfiles");
      await page.getByRole("button", { name: "Create repository" }).click();
      await expect(alert(page)).toContainText("Already exists");
      await page.getByLabel("Repository name").fill(name);
      await page.getByRole("button", { name: "Create repository" }).click();
    });

    await test.step("an empty repository says how to fill it", async () => {
      await expect(page).toHaveURL(new RegExp(`${base}#page-heading$`));
      await expect(h1(page)).toHaveText("This repository is empty");
      await expect(page.getByText(`git remote add origin`).first()).toBeVisible();
    });

    await test.step("a label", async () => {
      await page.goto(`${base}/labels`);
      await page.getByLabel("Name").fill("urgent");
      await page.getByLabel("Colour").fill("red");
      await page.getByRole("button", { name: "Create label" }).click();
      await expect(alert(page)).toContainText("six hexadecimal digits");
      await expect(page.getByLabel("Name")).toHaveValue("urgent");
      await page.getByLabel("Colour").fill("#b60205");
      await page.getByRole("button", { name: "Create label" }).click();
      await expect(page.getByRole("link", { name: "urgent", exact: true })).toBeVisible();
    });

    await test.step("a label is changed and deleted", async () => {
      await page.getByLabel("Name").fill("spare");
      await page.getByRole("button", { name: "Create label" }).click();
      await page.getByRole("link", { name: "Edit spare" }).click();
      await expect(h1(page)).toHaveText("Edit label");
      await page.getByLabel("Name").fill("urgent");
      await page.getByLabel("Colour").fill("0075ca");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(alert(page)).toContainText("Name: The repository has a label of this name.");
      await expect(page.getByLabel("Colour")).toHaveValue("0075ca");
      await page.getByLabel("Name").fill("spare part");
      const preview = page.locator("p", { hasText: "Looks like" }).locator("span");
      await expect(preview.filter({ hasText: scripts ? "spare part" : "spare" }).first()).toBeVisible();
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("link", { name: "Delete spare part" }).click();
      await expect(page.getByText("No issue or pull request has it.")).toBeVisible();
      await page.getByRole("button", { name: "Delete label" }).click();
      await expect(page.getByText("The label spare part is deleted.").first()).toBeVisible();
      await expect(page.getByRole("link", { name: "spare part", exact: true })).toHaveCount(0);
    });

    await test.step("an issue with a label and somebody assigned", async () => {
      await page.goto(`${base}/issues/new`);
      await page.getByLabel("Text").fill("The **vice** slips.");
      await page.getByRole("checkbox", { name: "urgent" }).check();
      await page.getByRole("button", { name: "Open issue" }).click();
      await expect(alert(page)).toContainText("Title");
      await expect(page.getByLabel("Text")).toHaveValue("The **vice** slips.");
      await expect(page.getByRole("checkbox", { name: "urgent" })).toBeChecked();
      await page.getByRole("checkbox", { name: "mona" }).check();
      await page.getByLabel("Title").fill("Vice");
      await page.getByRole("button", { name: "Open issue" }).click();
      await expect(h1(page)).toContainText("Vice #1");
      await expect(page.locator("strong", { hasText: "vice" })).toBeVisible();
      await expect(page.getByLabel("About this issue")).toContainText("urgent");
      await expect(page.getByLabel("About this issue")).toContainText("mona");
    });

    await test.step("comments, closing and opening again", async () => {
      await page.getByRole("button", { name: "Comment", exact: true }).click();
      await expect(alert(page)).toContainText("Comment");
      await page.getByLabel("Write a comment").fill("Tightened it.");
      await page.getByRole("button", { name: "Close as completed" }).click();
      await expect(page.getByRole("article").getByText("Tightened it.")).toBeVisible();
      await expect(page.getByLabel("Write a comment")).toHaveValue("");
      await expect(page.getByText("Closed", { exact: true }).first()).toBeVisible();
      await page.getByRole("button", { name: "Reopen issue" }).click();
      await expect(page.getByText("Open", { exact: true }).first()).toBeVisible();
      await page.getByLabel("Write a comment").fill("It slips once more.");
      await page.getByRole("button", { name: "Comment", exact: true }).click();
      await expect(page.getByRole("article").getByText("It slips once more.")).toBeVisible();
      await page.getByRole("link", { name: "Edit" }).click();
      await page.getByLabel("Title").fill("The vice");
      await page.getByRole("checkbox", { name: "urgent" }).uncheck();
      await page.getByRole("button", { name: "Save issue" }).click();
      await expect(h1(page)).toContainText("The vice #1");
      await expect(page.getByLabel("About this issue")).not.toContainText("urgent");
    });

    await test.step("the list finds it", async () => {
      await page.goto(`${base}/issues`);
      await page.getByLabel("Find issues by words in them").fill("VICE");
      await page.getByLabel("Order").selectOption("updated");
      await page.getByRole("button", { name: "Find" }).click();
      await expect(page).toHaveURL(/q=VICE/);
      await expect(page.getByRole("link", { name: "The vice" })).toBeVisible();
      await page.getByRole("link", { name: /^Closed/ }).click();
      await expect(page.getByText("Nothing matches")).toBeVisible();
    });

    await test.step("people are added, changed and removed", async () => {
      await page.goto(`${base}/settings/access`);
      await page.getByLabel("Login or e-mail address").fill("nobody-at-all");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(alert(page)).toContainText("Nobody with this login");
      await page.getByLabel("Login or e-mail address").fill("hubot");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page.getByLabel("Role of hubot")).toHaveValue("push");
      await page.getByLabel("Role of hubot").selectOption("triage");
      await page.getByRole("button", { name: "Change the role of hubot" }).click();
      await expect(page.getByText("The role of hubot is changed.").first()).toBeVisible();
      await expect(page.getByLabel("Role of hubot")).toHaveValue("triage");
      await page.getByRole("button", { name: "Remove hubot" }).click();
      await expect(page.getByText(/^What hubot may do here by name ends at once/)).toBeVisible();
      await page.getByRole("button", { name: "Remove hubot" }).last().click();
      await expect(page.getByText("Nobody was added by name")).toBeVisible();
    });

    await test.step("settings are saved, also under a new name", async () => {
      await page.goto(`${base}/settings`);
      await page.getByLabel("Website").fill("example.test");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(alert(page)).toContainText("Website");
      await page.getByLabel("Website").fill("https://example.test/");
      await page.getByLabel("Name").fill(`${name}-2`);
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page).toHaveURL(new RegExp(`${base}-2/settings`));
      expect(new URL((await page.request.get(base)).url()).pathname, "the old address leads on").toBe(`${base}-2`);
    });

    await test.step("archiving, and back", async () => {
      await page.goto(`${base}-2/settings/archive`);
      await page.getByRole("button", { name: "Archive it" }).click();
      await expect(page.getByText("nothing in it can be changed").first()).toBeVisible();
      expect((await page.request.get(`${base}-2/issues/new`)).status()).toBe(404);
      await page.goto(`${base}-2/settings/archive`);
      await page.getByRole("button", { name: "Unarchive it" }).click();
      await expect(page.getByLabel("Name")).toHaveValue(`${name}-2`);
    });

    await test.step("visibility and deletion ask for the full name", async () => {
      await page.goto(`${base}-2/settings/visibility`);
      await page.getByLabel(/To confirm, type/).fill("something else");
      await page.getByRole("button", { name: "Make it private" }).click();
      await expect(page.getByText(`Type mona/${name}-2 exactly to confirm.`)).toBeVisible();
      await page.getByLabel(/To confirm, type/).fill(`mona/${name}-2`);
      await page.getByRole("button", { name: "Make it private" }).click();
      await expect(page.getByText("Private", { exact: true }).first()).toBeVisible();
      await page.goto(`${base}-2/settings/delete`);
      await page.getByLabel(/To confirm, type/).fill(`mona/${name}-2`);
      await page.getByRole("button", { name: "Delete this repository" }).click();
      await expect(page).toHaveURL(/\/mona#page-heading$/);
      expect((await page.request.get(`${base}-2`)).status()).toBe(404);
    });

    await page.context().close();
  });

test("a private repository is answered like one that never was", async ({ browser }) => {
  const name = `hidden-${process.pid}`;
  const addresses = [
    "",
    "/issues",
    "/issues/1",
    "/tree/main",
    "/blob/main/README.md",
    "/raw/main/README.md",
    "/settings",
  ];
  const stranger = await browser.newContext({ baseURL: process.env.BASE_URL as string });
  const answer = async (address: string) => {
    const response = await stranger.request.get(`/mona/${name}${address}`);
    expect(response.status()).toBe(404);
    return (await response.text()).replaceAll(NONCES, "");
  };
  // An answer comes in pieces that differ with the moment: the same page has a few forms.
  const before = new Map<string, Set<string>>();
  for (const address of addresses) before.set(address, new Set());
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [address, forms] of before) forms.add(await answer(address));
  const page = await openAs(browser, "mona", true);
  await page.goto("/new");
  await page.getByLabel("Repository name").fill(name);
  await page.getByLabel("Start with a README").check();
  await page.getByRole("button", { name: "Create repository" }).click();
  await expect(h1(page)).toHaveText(`mona/${name}`);
  for (const [address, forms] of before)
    await expect(async () =>
      expect(forms.has(await answer(address)), `${address} is answered as before`).toBe(true),
    ).toPass();
  await stranger.close();
});

test("the choice of branches opens, filters and closes by keyboard", async ({ page }) => {
  await page.goto("/acme/catalogue");
  const choice = page.locator("summary");
  await untilAlive(page.locator("details").filter({ has: choice })); // without scripts it opens, and stays open
  await choice.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Branches" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Branches" })).toBeHidden();
  await expect(choice).toBeFocused();
});
