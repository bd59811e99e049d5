import { expect, type Page, test } from "@playwright/test";
import { generateSync } from "otplib";
import { checkPage } from "./support/check-page.ts";
import { rememberSecret } from "./support/remember-secret.ts";

/** Signing in with more than a password, as people do it: an authenticator app, recovery codes, a passkey. */

const PASSWORD = "a password of some length";
const STEP_MS = 30_000;

async function signUp(page: Page, login: string): Promise<void> {
  await page.goto("/signup");
  await page.getByLabel("Login", { exact: false }).first().fill(login);
  await page.getByLabel(/^E-mail address/).fill(`${login}@example.test`);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).not.toHaveURL(/signup/);
}

async function typePassword(page: Page, login: string): Promise<void> {
  await page.goto("/logout");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login(#|$)/); // signed out, before the next address is asked for
  await page.goto("/login?return_to=%2Fsettings%2Fsecurity");
  await page.getByLabel("Login or e-mail address").fill(login);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("an authenticator app: set up, asked for, replaced by a recovery code, turned off", async ({ page }) => {
  await signUp(page, "factor");
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Two-factor authentication" })).toBeVisible();
  await checkPage(page);
  const secret = ((await page.getByRole("main").locator("code").textContent()) ?? "").replaceAll(" ", "");
  const code = (ahead = 0) => generateSync({ secret, epoch: Math.floor((Date.now() + ahead) / 1000) });

  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText(/This code is wrong/).first()).toBeVisible();
  await page.getByRole("textbox", { name: "Code" }).fill(code());
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("16 recovery codes are left.")).toBeVisible();
  const codes = ((await page.getByRole("main").locator("pre").textContent()) ?? "").trim().split("\n");
  expect(codes).toHaveLength(16);
  rememberSecret(secret, ...codes);
  await checkPage(page);

  await typePassword(page, "factor");
  await expect(page.getByRole("heading", { level: 1, name: "Two-factor authentication" })).toBeVisible();
  await checkPage(page);
  await page.goto("/settings/security");
  await expect(page).toHaveURL(/\/login\?/); // the password alone opens nothing
  await page.goto("/login/code?return_to=%2Fsettings%2Fsecurity");
  await page.getByRole("textbox", { name: "Code" }).fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page).toHaveURL("/settings/security");

  await page.getByRole("link", { name: "Manage" }).click();
  await expect(page.getByText("15 recovery codes are left.")).toBeVisible();
  const off = page.getByRole("region", { name: "Turn it off" });
  await off.getByRole("textbox", { name: "Code" }).fill(code(STEP_MS));
  await off.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("status").getByText("Two-factor authentication is off.")).toHaveCount(1);
});

test("a passkey: made, signed in with, removed", async ({ page }) => {
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signUp(page, "keyholder");
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText(/is missing/).first()).toBeVisible();
  await page.getByLabel(/^Name of the new passkey/).fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("status").getByText("The passkey Laptop is yours to sign in with.")).toHaveCount(1);
  await checkPage(page);

  await page.goto("/logout");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login(#|$)/); // signed out, before the next address is asked for
  await page.goto("/login?return_to=%2Fsettings%2Fsecurity");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/settings/security");
  await expect(page.getByText(/last used/)).toBeVisible();
  await page.getByRole("button", { name: "Remove Laptop" }).click();
  await expect(page.getByRole("status").getByText("The passkey Laptop is removed.")).toHaveCount(1);
});
