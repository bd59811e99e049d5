import { expect, type Page } from "@playwright/test";

/** Signs in by the form, as a person does; the demo world's passwords are the login followed by "-password". */
export async function signIn(page: Page, login: string, password = `${login}-password`): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Login or e-mail address").fill(login);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
}
