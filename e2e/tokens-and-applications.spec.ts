import { expect, type Page, test } from "@playwright/test";
import { OAUTH_APPLICATION } from "../lib/testing/end-to-end-world.ts";
import { checkPage } from "./support/check-page.ts";
import { rememberSecret } from "./support/remember-secret.ts";
import { signIn } from "./support/sign-in.ts";

/** What people give to programs of their own and of others: tokens that owners approve, scopes that they reduce. */

const statusOf = async (page: Page, path: string, token: string): Promise<number> =>
  (await page.request.get(`/api/v3${path}`, { headers: { authorization: `token ${token}` } })).status();

/** What git is answered that asks for the refs with the token as the password. */
const gitStatus = async (page: Page, token: string): Promise<number> => {
  const authorization = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const path = "/acme/widgets.git/info/refs?service=git-upload-pack";
  return (await page.request.get(path, { headers: { authorization } })).status();
};

test("a member's fine-grained token waits for an owner, who approves it and ends it", async ({ page, browser }) => {
  await signIn(page, "hubot");
  await page.goto("/settings/personal-access-tokens/new?target_name=acme&name=Release+notes&issues=read&contents=read");
  await page.getByRole("textbox", { name: /^Description/ }).fill("Writes what is new every week.");
  await page.getByRole("radio", { name: /^All repositories/ }).check();
  await page.getByRole("button", { name: "Generate token" }).click();
  await expect(page.getByText("It waits for approval")).toBeVisible();
  const token = ((await page.getByRole("main").locator("pre").textContent()) ?? "").trim();
  expect(token).toMatch(/^github_pat_/);
  rememberSecret(token);
  await checkPage(page);
  expect(await statusOf(page, "/repos/acme/widgets/issues", token)).toBe(404);
  expect(await gitStatus(page, token)).toBe(404);

  await page.goto("/settings/personal-access-tokens");
  await page.getByRole("link", { name: "Release notes" }).first().click();
  await expect(page.getByText("The owners of acme have not decided yet")).toBeVisible();
  await checkPage(page);

  const owner = await browser.newPage();
  await signIn(owner, "mona");
  await owner.goto("/organizations/acme/settings/personal-access-tokens/requests");
  await owner.getByRole("link", { name: "Release notes of hubot" }).first().click();
  await expect(owner.getByText("Writes what is new every week.")).toBeVisible();
  await checkPage(owner);
  await owner.getByRole("button", { name: "Approve" }).click();
  await expect(owner.getByText("Approved. The token reaches what it asked for.").last()).toBeVisible();
  expect(await statusOf(page, "/repos/acme/widgets/issues", token)).toBe(200);
  expect(await gitStatus(page, token)).toBe(200);

  await owner.getByRole("link", { name: "Release notes of hubot" }).first().click();
  await owner.getByRole("textbox", { name: /^Words to hubot/ }).fill("No longer needed.");
  await owner.getByRole("button", { name: "End its access" }).click();
  await expect(owner.getByText("The token's access is ended.").last()).toBeVisible();
  expect(await statusOf(page, "/repos/acme/widgets/issues", token)).toBe(404);
  await owner.close();

  await page.reload();
  await expect(page.getByText("Their words: No longer needed.")).toBeVisible();
  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/delete(#|$)/);
  await checkPage(page);
  await page.getByRole("button", { name: "Delete the token" }).click();
  await expect(page.getByText("The token is deleted.").last()).toBeVisible();
  expect(await statusOf(page, "/user", token)).toBe(401);
});

test("a person signs in to an OAuth application and gives it less than it asks for", async ({ page }) => {
  const { clientId, clientSecret, callbackUrl, name } = OAUTH_APPLICATION;
  await page.route(`${callbackUrl}**`, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Back</h1>" }));
  await signIn(page, "hubot");
  const query = new URLSearchParams({ client_id: clientId, scope: "repo read:org", state: "s" });
  await page.goto(`/login/oauth/authorize?${query}`);
  await expect(page.getByRole("heading", { level: 1, name: `Authorize ${name}` })).toBeVisible();
  await checkPage(page);
  await page.getByRole("checkbox", { name: /^repo Read and change/ }).uncheck();
  await page.getByRole("checkbox", { name: /^public_repo/ }).check();
  await page.getByRole("button", { name: "Authorize" }).click();
  await page.waitForURL(`${callbackUrl}?**`);
  const landed = new URL(page.url()).searchParams;
  expect(landed.get("state")).toBe("s");

  const answer = await page.request.post("/login/oauth/access_token", {
    headers: { accept: "application/json" },
    form: { client_id: clientId, client_secret: clientSecret, code: landed.get("code") ?? "" },
  });
  const given = (await answer.json()) as { access_token: string; scope: string };
  rememberSecret(given.access_token, landed.get("code") ?? "");
  expect(given.scope.split(",").toSorted()).toEqual(["public_repo", "read:org"]);
  expect(await statusOf(page, "/repos/acme/widgets", given.access_token)).toBe(404);
  expect(await statusOf(page, "/user", given.access_token)).toBe(200);
});

test("an OAuth application is registered, given a secret, and deleted", async ({ page }) => {
  await signIn(page, "mona");
  await page.goto("/settings/oauth-applications/new");
  await page.getByRole("button", { name: "Register application" }).click();
  await expect(page.getByText("Give the application a name.").first()).toBeVisible();
  await page.getByLabel(/^Name/).fill("Short-lived");
  await page.getByLabel(/^Homepage URL/).fill("https://short.example.test");
  await page.getByLabel(/^Callback URLs/).fill("https://short.example.test/back");
  await page.getByRole("button", { name: "Register application" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Short-lived" })).toBeVisible();
  await page.getByRole("button", { name: "Generate a client secret" }).click();
  await expect(page.getByText("Your new client secret")).toBeVisible();
  rememberSecret(((await page.getByRole("main").locator("pre").first().textContent()) ?? "").trim());
  await checkPage(page);
  await page.getByRole("link", { name: "Advanced" }).click();
  await expect(page).toHaveURL(/\/advanced(#|$)/);
  await checkPage(page);
  const deletion = page.locator("section", { hasText: "Delete this application" });
  await deletion.getByRole("textbox").fill("Short-lived");
  await deletion.getByRole("button", { name: "Delete the application" }).click();
  await expect(page.getByText("Short-lived is deleted.").last()).toBeVisible();
});
