import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type ServerProcess, startServer } from "../lib/testing/server-process.ts";
import { signIn } from "./support/sign-in.ts";

/** Two hours after a person showed who they are, what is for them alone asks again. On a server whose clock is set. */

const CLIENT_ID = "Iv1.0123456789abcdef";
const APPLICATION_ID = "0123456789abcdef0123";
const WORLD = {
  users: [
    { login: "mona", password: "mona-password" },
    { login: "hubot", password: "hubot-password" },
  ],
  organizations: [{ login: "acme", members: { mona: "admin", hubot: "member" } }],
  integrations: [
    {
      name: "CI Bot",
      owner: "hubot",
      client_id: CLIENT_ID,
      device_flow: true,
      public: true,
      callback_urls: ["http://localhost:9/"],
    },
  ],
  oauth_apps: [{ name: "Reader", owner: "hubot", client_id: APPLICATION_ID, callback_urls: ["http://localhost:9/"] }],
};

let server: ServerProcess;
test.beforeAll(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-world-"));
  fs.writeFileSync(path.join(folder, "world.yaml"), JSON.stringify(WORLD));
  server = await startServer({ env: { WORLD: path.join(folder, "world.yaml") } });
  fs.rmSync(folder, { recursive: true });
});
test.afterAll(() => server?.remove());

const setClock = async (hours: number) => {
  const now = new Date(Date.now() + hours * 3_600_000).toISOString();
  const { status } = await fetch(`${server.url}/_test/clock`, { method: "PUT", body: JSON.stringify({ now }) });
  expect(status).toBe(200);
};

test("what is for the person alone asks again after two hours, and leads back", async ({ browser }) => {
  const page = await browser.newPage({ baseURL: server.url });
  await setClock(0);
  await signIn(page, "mona");
  await page.goto("/settings/emails");
  await page.getByLabel(/^E-mail address/).fill("work@example.test");
  await setClock(3);

  // A form that was open already is refused in words, and keeps what was typed.
  await page.getByRole("button", { name: "Add address" }).click();
  await expect(page.getByText(/more than two hours since you showed that it is you/).first()).toBeVisible();
  await expect(page.getByLabel(/^E-mail address/)).toHaveValue("work@example.test");

  for (const address of [
    "/settings/emails",
    "/settings/security",
    "/settings/tokens/new",
    "/settings/personal-access-tokens/new",
    "/organizations/acme/settings/personal-access-tokens/policy",
    "/organizations/acme/settings/oauth-application-policy",
    `/login/oauth/authorize?client_id=${CLIENT_ID}`,
    `/login/oauth/authorize?client_id=${APPLICATION_ID}&scope=repo`,
  ]) {
    const { headers } = await page.request.get(address, { maxRedirects: 0 }).then((answer) => ({
      headers: answer.headers(),
    }));
    expect.soft(headers.location, address).toBe(`/sudo?return_to=${encodeURIComponent(address)}`);
  }

  // A device waits for somebody who typed its code.
  const begin = await page.request.post("/login/device/code", {
    headers: { accept: "application/json" },
    form: { client_id: CLIENT_ID },
  });
  const { user_code } = (await begin.json()) as { user_code: string };
  await page.goto("/login/device");
  await page.getByRole("textbox", { name: "Code" }).fill(user_code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Confirm that it is you" })).toBeVisible();
  await page.getByLabel(/^Password/).fill("mona-password");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Authorize CI Bot" })).toBeVisible();

  // Left open for too long, it gives nothing either.
  await setClock(6);
  await page.getByRole("button", { name: "Authorize" }).click();
  await expect(page.getByText(/more than two hours since you showed that it is you/).first()).toBeVisible();
  await page.close();
});
