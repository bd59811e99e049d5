import { spawnSync } from "node:child_process";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { arrivalAt } from "./support/arrival-at.ts";
import { signIn } from "./support/sign-in.ts";

/** Where a person lands after installing, and what the integration that receives them can rely on. */

/** Nobody listens there: the browser's attempt to go there says what the integration would have been told. */
const CLIENT = "http://127.0.0.1:9153";
const STATE = "from the client & back";

async function register(
  page: Page,
  name: string,
  query: Record<string, string>,
): Promise<{ slug: string; clientId: string }> {
  const address = new URLSearchParams({ url: CLIENT, public: "true", issues: "read", ...query });
  await page.goto(`/settings/integrations/new?${address}`);
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByRole("button", { name: "Register integration" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const slug = name.toLowerCase().replaceAll(" ", "-");
  const { client_id } = (await (await page.request.get(`/api/v3/apps/${slug}`)).json()) as { client_id: string };
  return { slug, clientId: client_id };
}

/** Installs on mona's own account, on all repositories. */
async function install(page: Page, slug: string): Promise<void> {
  await page.goto(`/integrations/${slug}/installations/new?${new URLSearchParams({ state: STATE })}`);
  await page.getByRole("link", { name: "Choose mona" }).click();
  await page.getByRole("radio", { name: /^All repositories/ }).check();
  await page.getByRole("button", { name: "Install", exact: true }).click();
}

async function withoutScripts(page: Page, browser: Browser): Promise<Page> {
  const storageState = await page.context().storageState();
  const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
  await plain.route(`${CLIENT}/**`, (route) => route.fulfill({ body: "the client" }));
  return plain;
}

test("a receipt is verified by a program outside, and belongs to its flow alone", async ({ page, baseURL }) => {
  await page.route(`${CLIENT}/**`, (route) => route.fulfill({ body: "the client" }));
  await signIn(page, "mona");
  const { slug, clientId } = await register(page, `Chalk Line ${process.pid}`, { setup_url: `${CLIENT}/setup` });
  await page.goto(`/settings/integrations/${slug}/features`);
  await page.getByLabel("Sign what people bring back from installing").check();
  await page.getByRole("button", { name: "Save optional features" }).click();
  await expect(page.getByText(/saved/i).first()).toBeVisible();

  const landed = await arrivalAt(page, CLIENT, () => install(page, slug));
  expect([landed.get("setup_action"), landed.get("state")]).toEqual(["install", STATE]);
  const verify = (receipt: string, state: string, audience = clientId) => {
    const env = { ...process.env, MORTISE_URL: baseURL, CLIENT_ID: audience };
    return spawnSync(process.execPath, ["e2e/support/verify-receipt.mjs", receipt, state], { env, encoding: "utf8" });
  };
  const receipt = landed.get("receipt") ?? "";
  const accepted = verify(receipt, STATE);
  expect(accepted.status, accepted.stderr).toBe(0);
  expect(JSON.parse(accepted.stdout)).toMatchObject({
    integration: { slug },
    installation: { id: Number(landed.get("installation_id")), action: "install" },
    account: { login: "mona", type: "User" },
    installer: { login: "mona" },
  });
  expect(verify(receipt, "mine").stderr).toContain("another flow");
  expect(verify(receipt, STATE, "Iv1.0000000000000000").status).toBe(1);
  expect(verify(`${receipt.slice(0, -4)}AAAA`, STATE).status).toBe(1);
});

test("installing goes through authorization, without scripts too, and the code is worth a token", async ({
  page,
  browser,
}) => {
  await signIn(page, "mona");
  const { slug, clientId } = await register(page, `Bradawl ${process.pid}`, {
    "callback_urls[]": `${CLIENT}/callback`,
    request_oauth_on_install: "true",
  });
  await page.goto(`/settings/integrations/${slug}/keys`);
  await page
    .getByRole("button", { name: /client secret/ })
    .first()
    .click();
  await expect(page.getByText("Your new client secret")).toBeVisible();
  const secret = ((await page.getByRole("main").locator("pre").first().textContent()) ?? "").trim();

  const plain = await withoutScripts(page, browser);
  await install(plain, slug);
  await expect(plain.getByRole("heading", { level: 1 })).toContainText("Authorize Bradawl");
  const landed = await arrivalAt(plain, CLIENT, () => plain.getByRole("button", { name: "Authorize" }).click());
  expect([landed.get("setup_action"), landed.get("state")]).toEqual(["install", STATE]);
  const answer = await page.request.post("/login/oauth/access_token", {
    headers: { accept: "application/json" },
    form: { client_id: clientId, client_secret: secret, code: landed.get("code") ?? "" },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const seen = await page.request.get("/api/v3/user/installations", { headers: { authorization: `token ${token}` } });
  const { installations } = (await seen.json()) as { installations: { id: number; app_slug: string }[] };
  expect(installations).toMatchObject([{ id: Number(landed.get("installation_id")), app_slug: slug }]);
  await plain.context().close();
});
