import { expect, type Page, test } from "@playwright/test";
import { hasFocus, tabTo } from "./support/keyboard.ts";
import { signIn } from "./support/sign-in.ts";

/** The keyboard alone: no pointer touches these pages. */

test("signing in, and out of a mistake", async ({ page }) => {
  await page.goto("/login?return_to=%2Fsettings%2Fprofile");
  await tabTo(page, page.getByLabel("Login or e-mail address"));
  await page.keyboard.type("hubot");
  await tabTo(page, page.getByLabel(/^Password/));
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  const summary = page.getByRole("alert").filter({ hasText: "needs your attention" });
  await expect(summary, "the summary of errors takes the focus").toBeFocused();
  await expect(page.getByLabel("Login or e-mail address")).toHaveValue("hubot");
  await tabTo(page, page.getByLabel(/^Password/));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("hubot-password");
  await tabTo(page, page.getByRole("button", { name: "Sign in", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/settings/profile");
});

test("skipping to the content, and the menu", async ({ page }) => {
  await signIn(page, "hubot");
  await page.goto("/settings/sessions");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.goto("/settings/sessions");
  await tabTo(page, page.getByRole("button", { name: "Menu of hubot" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Your profile" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Your profile" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Menu of hubot" })).toBeFocused();
});

test("choosing permissions, registering, and consenting to the installation", async ({ page }, testInfo) => {
  const name = `Keys ${process.pid} ${testInfo.retry}`;
  await signIn(page, "mona");
  await test.step("the permission picker", () => register(page, name));
  await test.step("the install consent", () => install(page, name));
});

async function register(page: Page, name: string): Promise<void> {
  await page.goto("/settings/integrations/new");
  await tabTo(page, page.getByLabel("Name", { exact: false }).first());
  await page.keyboard.type(name);
  await tabTo(page, page.getByLabel("Homepage URL"));
  await page.keyboard.type("https://keys.example.test");
  await tabTo(page, page.getByRole("checkbox", { name: "Active" }));
  await page.keyboard.press("Space");

  await tabTo(page, page.getByRole("searchbox", { name: "Search permissions" }));
  await page.keyboard.type("contents");
  await page.keyboard.press("Enter"); // looks, and does not send the form
  const contents = page.getByRole("group", { name: "Contents", exact: true });
  await expect(page.getByRole("group", { name: "Issues", exact: true })).toBeHidden();
  await tabTo(page, contents.getByRole("radio", { name: "No access" }));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(contents.getByRole("radio", { name: "Read and write" })).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await expect(contents.getByRole("radio", { name: "Read-only" })).toBeChecked();

  await page.keyboard.press("Shift+Tab");
  while (!(await hasFocus(page.getByRole("searchbox", { name: "Search permissions" }))))
    await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  const organization = page.locator("summary", { hasText: "Organization permissions" });
  await tabTo(page, organization);
  await page.keyboard.press("Enter");
  const members = page.getByRole("group", { name: "Members and teams", exact: true });
  await tabTo(page, members.getByRole("radio", { name: "No access" }));
  await page.keyboard.press("ArrowDown");
  await expect(members.getByRole("radio", { name: "Read-only" })).toBeChecked();

  await tabTo(page, page.getByRole("checkbox", { name: "push", exact: true }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "push", exact: true })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "Register integration" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
}

async function install(page: Page, name: string): Promise<void> {
  await page.goto(`/integrations/${name.toLowerCase().replaceAll(" ", "-")}`);
  await tabTo(page, page.getByRole("link", { name: "Install", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Choose mona" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Install ${name} on mona`);

  const selected = page.getByRole("radio", { name: /Only selected/ });
  await tabTo(page, selected);
  await expect(selected).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /All repositories/ })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(selected).toBeChecked();

  await tabTo(page, page.getByRole("searchbox", { name: "Filter repositories" }));
  await page.keyboard.type("dot");
  await page.keyboard.press("Enter"); // looks, and does not install
  const dotfiles = page.getByRole("checkbox", { name: /dotfiles/ });
  await expect(page.getByRole("checkbox", { name: "empty" })).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await expect(dotfiles).toBeFocused();
  await page.keyboard.press("Space");
  await expect(dotfiles).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "Install", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/installations\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}
