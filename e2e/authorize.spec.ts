import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { SPIRIT_LEVEL, SPIRIT_LEVEL_CREDENTIALS } from "../lib/testing/end-to-end-world.ts";
import { arrivalAt } from "./support/arrival-at.ts";
import { checkPage } from "./support/check-page.ts";
import { rememberSecret } from "./support/remember-secret.ts";
import { signIn } from "./support/sign-in.ts";

/** A person meets a client: consents, refuses, looks at what they gave and takes it back; in a real browser. */

const VERIFIER = "a verifier of at least forty-three characters".replaceAll(" ", "-");
const query = {
  client_id: SPIRIT_LEVEL.clientId,
  state: "from the client & back",
  code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
  code_challenge_method: "S256",
};
const AUTHORIZE = `/login/oauth/authorize?${new URLSearchParams(query)}`;

test("consent, a token that acts, and its end", async ({ page, request }) => {
  await page.route(`${SPIRIT_LEVEL.callbackUrl}**`, (route) => route.fulfill({ body: "the client" }));
  await signIn(page, "hubot");
  await page.goto(AUTHORIZE);
  await expect(page.getByRole("heading", { level: 1, name: "Authorize Spirit Level" })).toBeVisible();
  await expect(page.getByText("Acts as you, only where it is installed and you have access yourself")).toBeVisible();
  await expect(page.getByText("create and change issues")).toBeVisible();
  await checkPage(page);

  const refused = await arrivalAt(page, SPIRIT_LEVEL.callbackUrl, () =>
    page.getByRole("link", { name: "Cancel" }).click(),
  );
  expect(refused.get("error")).toBe("access_denied");
  expect(refused.get("error_description")).toBe("The user has denied your application access.");
  expect(refused.get("state")).toBe(query.state);

  await page.goto(AUTHORIZE);
  const given = await arrivalAt(page, SPIRIT_LEVEL.callbackUrl, () =>
    page.getByRole("button", { name: "Authorize" }).click(),
  );
  expect(given.get("state")).toBe(query.state);
  const exchange = (parameters: Record<string, string>) =>
    request.post("/login/oauth/access_token", {
      headers: { accept: "application/json" },
      form: { client_id: query.client_id, client_secret: SPIRIT_LEVEL_CREDENTIALS.client_secret, ...parameters },
    });
  const answer = await exchange({ code: given.get("code") ?? "", code_verifier: VERIFIER });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  rememberSecret(token, given.get("code") ?? "");
  const asPerson = { headers: { authorization: `token ${token}`, accept: "application/json" } };
  const issue = await request.post("/api/v3/repos/acme/widgets/issues", {
    ...asPerson,
    data: { title: "Seen through the level" },
  });
  expect(issue.status()).toBe(201);
  const { number } = (await issue.json()) as { number: number };
  await page.goto(`/acme/widgets/issues/${number}`);
  await expect(page.getByText("via Spirit Level").first()).toBeVisible();

  // Agreed to before: nobody is asked again, and this tab ends where nobody listens.
  const tab = await page.context().newPage();
  await arrivalAt(tab, SPIRIT_LEVEL.callbackUrl, () => tab.goto(AUTHORIZE));
  await tab.close();

  await page.goto("/settings/authorizations");
  await page.getByRole("link", { name: "Spirit Level", exact: true }).click();
  await expect(page.getByRole("link", { name: "Seen through the level" })).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("Spirit Level can no longer act as you.").first()).toBeVisible();
  expect((await request.get("/api/v3/user", asPerson)).status()).toBe(401);
  await page.goto("/settings/security-log?kind=oauth_authorization");
  await expect(page.getByText("Can no longer act as you").first()).toBeVisible();
});

test("the consent page cannot be framed (clickjacking)", async ({ request }) => {
  const { headers } = await request.get(AUTHORIZE).then((response) => ({ headers: response.headers() }));
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("another site's form agrees to nothing (CSRF on consent)", async ({ page, request }) => {
  await signIn(page, "guest");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const forged = await request.post(AUTHORIZE, {
    headers: { cookie, origin: "https://evil.example" },
    multipart: { version: "1" },
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(403);
  await page.goto("/settings/authorizations");
  await expect(page.getByRole("heading", { level: 1, name: "Authorized" })).toBeVisible();
  await expect(page.getByText("Spirit Level")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("consent goes through", async ({ page }) => {
    await page.route(`${SPIRIT_LEVEL.callbackUrl}**`, (route) => route.fulfill({ body: "the client" }));
    await signIn(page, "lisa");
    await page.goto(AUTHORIZE);
    const given = await arrivalAt(page, SPIRIT_LEVEL.callbackUrl, () =>
      page.getByRole("button", { name: "Authorize" }).click(),
    );
    expect(given.get("code")).toMatch(/^[0-9a-f]{40}$/);
  });
});
