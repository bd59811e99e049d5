import { expect, test } from "@playwright/test";

test("from signing up to the first repository", async ({ page }) => {
  const login = `beginner-${process.pid}`;
  await page.goto("/");
  await page.getByRole("link", { name: "Sign up" }).first().click();
  await page.getByLabel(/^Login/).fill(login);
  await page.getByLabel("E-mail address").fill(`${login}@example.test`);
  await page.getByLabel(/^Password/).fill("correct horse battery staple");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).not.toHaveURL(/signup/);

  await page.goto("/");
  await page.getByRole("link", { name: "New repository" }).first().click();
  await page.getByLabel(/^Repository name/).fill("first");
  await page.getByLabel("Description").fill("The first of many");
  await page.getByLabel(/README/).check();
  await page.getByRole("button", { name: "Create repository" }).click();
  await expect(page).toHaveURL(new RegExp(`/${login}/first(#|$)`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("first");
  await expect(page.getByText("README.md").first()).toBeVisible();
  await expect(page.getByText("The first of many").first()).toBeVisible();
});
