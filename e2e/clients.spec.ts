import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createAppAuth } from "@octokit/auth-app";
import { createOAuthDeviceAuth } from "@octokit/auth-oauth-device";
import { createOAuthUserAuth } from "@octokit/auth-oauth-user";
import { Octokit } from "@octokit/core";
import { OAuthApp } from "@octokit/oauth-app";
import { expect, type Page, test } from "@playwright/test";
import GitHubProvider from "next-auth/providers/github";
import { OAUTH_APPLICATION, STRAIGHTEDGE, TOKENS } from "../lib/testing/end-to-end-world.ts";
import { defaultOf, startNextAuthApp } from "../lib/testing/next-auth-app.ts";
import { arrivalAt } from "./support/arrival-at.ts";
import { checkPage } from "./support/check-page.ts";
import { rememberSecret } from "./support/remember-secret.ts";
import { signIn } from "./support/sign-in.ts";

/** Other people's clients as they are published, against a running server; a person clicks in a real browser. */

const { clientId, clientSecret, callbackUrl } = STRAIGHTEDGE;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const run = promisify(execFile);

let url: string;
let privateKey: string;
let ClientOctokit: typeof Octokit;
test.beforeAll(() => {
  url = process.env.BASE_URL as string;
  privateKey = process.env.STRAIGHTEDGE_KEY as string;
  ClientOctokit = Octokit.defaults({ baseUrl: `${url}/api/v3`, log: silent });
});

const oauthApp = () => new OAuthApp({ clientType: "github-app", clientId, clientSecret, Octokit: ClientOctokit });
const login = async (octokit: Octokit): Promise<string> => (await octokit.request("GET /user")).data.login;

/** The code that the browser takes to a client's address. */
async function codeFrom(page: Page, act: () => Promise<unknown>, address: string = callbackUrl): Promise<string> {
  const code = (await arrivalAt(page, address, act)).get("code") ?? "";
  rememberSecret(code);
  return code;
}

test("a next-auth application with its GitHub provider signs a person in, and hears of a refusal", async ({ page }) => {
  const app = await startNextAuthApp(() => ({
    secret: "a secret of the application",
    providers: [
      defaultOf(GitHubProvider)({
        clientId,
        clientSecret,
        authorization: `${url}/login/oauth/authorize`,
        token: `${url}/login/oauth/access_token`,
        userinfo: `${url}/api/v3/user`,
        httpOptions: { timeout: 60_000 }, // its own are three and a half seconds
      }),
    ],
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }));
  await signIn(page, "guest");
  const begin = async () => {
    await page.goto(`${app.origin}/api/auth/signin`);
    await page.getByRole("button", { name: "Sign in with GitHub" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Authorize Straightedge" })).toBeVisible();
  };
  await begin();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL(`${app.origin}/api/auth/signin?**error=**`);
  await begin();
  await page.getByRole("button", { name: "Authorize" }).click();
  await page.waitForURL(({ origin, pathname }) => origin === app.origin && pathname === "/");
  const session = await page.request.get(`${app.origin}/api/auth/session`);
  expect(await session.json()).toMatchObject({ user: { email: "guest@example.test" } });
  await app.close();
});

test("@octokit/oauth-app and @octokit/auth-oauth-user: consent, tokens that act, the end seen by the client", async ({
  page,
}) => {
  await signIn(page, "hubot");
  const address = oauthApp().getWebFlowAuthorizationUrl({ state: "s", redirectUrl: callbackUrl }).url;
  await page.goto(address.replace(/^https?:\/\/[^/]+/, url));
  await checkPage(page);
  const code = await codeFrom(page, () => page.getByRole("button", { name: "Authorize" }).click());
  const { authentication } = await oauthApp().createToken({ code });
  const { token } = authentication;
  rememberSecret(token);
  const octokit = await oauthApp().getUserOctokit({ token });
  expect(await login(octokit)).toBe("hubot");

  // Agreed to before: the second code comes without a question.
  const second = await codeFrom(page, () => page.goto(address.replace(/^https?:\/\/[^/]+/, url)));
  const auth = { clientType: "github-app" as const, clientId, clientSecret, code: second };
  const user = new ClientOctokit({ authStrategy: createOAuthUserAuth, auth });
  const { token: first } = (await user.auth()) as { token: string };
  expect(await login(user)).toBe("hubot");
  const { token: renewed } = (await user.auth({ type: "refresh" })) as { token: string };
  rememberSecret(first, renewed);

  await page.goto("/settings/authorizations");
  await page.getByRole("link", { name: STRAIGHTEDGE.name, exact: true }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("Straightedge can no longer act as you.").first()).toBeVisible();
  await expect(login(octokit)).rejects.toMatchObject({ status: 401 });
  await expect(login(user)).rejects.toMatchObject({ status: 401 });
  await expect(oauthApp().checkToken({ token })).rejects.toMatchObject({ status: 404 });
});

test("@octokit/auth-oauth-device: a person types the code and agrees, or refuses", async ({ page }) => {
  await signIn(page, "lisa");
  const begin = async (decide: string) => {
    let shown: (code: string) => void;
    const code = new Promise<string>((resolve) => {
      shown = resolve;
    });
    const device = createOAuthDeviceAuth({
      clientType: "github-app",
      clientId,
      request: new ClientOctokit().request,
      onVerification: ({ user_code }) => shown(user_code),
    });
    const answer = device({ type: "oauth" }).then(
      ({ token }) => token,
      (error: Error) => error,
    );
    await page.goto("/login/device");
    await page.getByRole("textbox", { name: "Code" }).fill(await code);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Authorize Straightedge" })).toBeVisible();
    await checkPage(page);
    await page.getByRole("button", { name: decide }).click();
    await expect(page).toHaveURL(/\/login\/device\?answered#page-heading$/);
    return answer;
  };
  expect(String(await begin("Cancel"))).toContain("access_denied");
  const given = String(await begin("Authorize"));
  expect(given).toMatch(/^ghu_/);
  rememberSecret(given);
  expect(await login(new ClientOctokit({ auth: given }))).toBe("lisa");
});

/** What a program of an integration's owner does whose machine's clock is wrong. */
const SKEWED = `
const off = Number(process.env.OFF_MS);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) { given.length === 0 ? super(RealDate.now() + off) : super(...given); }
  static now() { return RealDate.now() + off; }
};
const { createAppAuth } = await import("@octokit/auth-app");
const { Octokit } = await import("@octokit/core");
const { URL: baseUrl, APP: appId, KEY: privateKey, INSTALLATION: installationId } = process.env;
const log = { debug() {}, info() {}, warn() {}, error() {} };
const octokit = new Octokit({ baseUrl, log, authStrategy: createAppAuth, auth: { appId, privateKey, installationId, log } });
const { data } = await octokit.request("GET /installation/repositories");
console.log(data.repositories.map(({ full_name }) => full_name).join());
`;

for (const [words, minutes] of [
  ["ahead", 2],
  ["behind", -2],
] as const)
  test(`@octokit/auth-app on a machine whose clock is two minutes ${words}`, async () => {
    const env = {
      PATH: process.env.PATH,
      URL: `${url}/api/v3`,
      APP: clientId,
      KEY: privateKey,
      INSTALLATION: String(STRAIGHTEDGE.onFoundry),
      OFF_MS: String(minutes * 60_000),
    };
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", SKEWED], { env });
    expect(stdout.trim()).toBe(STRAIGHTEDGE.repository);
  });

/** Clones with a token as the password, commits and pushes a branch; answers what git says at the end. */
async function cloneAndPush(token: string, branch: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-clone-"));
  const address = new URL(`${url}/${STRAIGHTEDGE.repository}.git`);
  Object.assign(address, { username: "x-access-token", password: token });
  const env = { PATH: process.env.PATH, HOME: folder, GIT_TERMINAL_PROMPT: "0", GIT_CONFIG_NOSYSTEM: "1" };
  const git = async (...args: string[]) => run("git", args, { cwd: folder, env });
  try {
    await git("clone", "--quiet", address.href, ".");
    fs.writeFileSync(path.join(folder, `${branch}.txt`), "straight\n");
    await git("add", ".");
    await git("-c", "user.name=Mona", "-c", "user.email=mona@example.test", "commit", "--quiet", "-m", branch);
    const { stderr } = await git("push", "origin", `HEAD:refs/heads/${branch}`);
    return stderr;
  } catch (error) {
    return String((error as { stderr?: string }).stderr);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test("git clones and pushes with a token of each kind, and with none once it ended", async ({ page }) => {
  const token = async (form: Record<string, string>, headers = {}) => {
    const answer = await page.request.post("/login/oauth/access_token", {
      headers: { accept: "application/json", ...headers },
      form,
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  await signIn(page, "mona");
  const web = `/login/oauth/authorize?${new URLSearchParams({ client_id: clientId, redirect_uri: callbackUrl })}`;
  const code = await codeFrom(page, async () => {
    await page.goto(web);
    await page.getByRole("button", { name: "Authorize" }).click();
  });
  const person = await token({ client_id: clientId, client_secret: clientSecret, code });

  const asked = `/login/oauth/authorize?client_id=${OAUTH_APPLICATION.clientId}&scope=repo`;
  const press = async () => {
    await page.goto(asked);
    await page.getByRole("button", { name: "Authorize" }).click();
  };
  const application = await token({
    client_id: OAUTH_APPLICATION.clientId,
    client_secret: OAUTH_APPLICATION.clientSecret,
    code: await codeFrom(page, press, OAUTH_APPLICATION.callbackUrl),
  });

  await page.goto("/settings/personal-access-tokens/new?target_name=foundry&name=Anvil&contents=write");
  await page.getByRole("radio", { name: /^All repositories/ }).check();
  await page.getByRole("button", { name: "Generate token" }).click();
  const fineGrained = ((await page.getByRole("main").locator("pre").textContent()) ?? "").trim();
  const asInstallation = new ClientOctokit({
    authStrategy: createAppAuth,
    auth: { appId: clientId, privateKey, installationId: STRAIGHTEDGE.onFoundry },
  });
  const { token: installation } = (await asInstallation.auth({ type: "installation" })) as { token: string };
  rememberSecret(person, application, installation, fineGrained);

  const kinds = { classic: TOKENS.mona, person, installation, application, fineGrained };
  for (const [name, value] of Object.entries(kinds))
    expect(await cloneAndPush(value, name), name).toContain("new branch");

  // What the application did as her is listed, and what it has ends with a click.
  await page.goto("/settings/authorizations");
  await page.getByRole("link", { name: OAUTH_APPLICATION.name, exact: true }).click();
  await expect(page.getByText("Push commits")).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText(`${OAUTH_APPLICATION.name} can no longer act as you.`).first()).toBeVisible();
  expect(await cloneAndPush(application, "again")).toContain("Authentication failed");
});
