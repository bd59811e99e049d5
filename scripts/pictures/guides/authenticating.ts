import type { Page } from "@playwright/test";
import { arrivalAt } from "../../../e2e/support/arrival-at.ts";
import { asInstallation, asPlumbLine } from "../as-integration.ts";
import type { Guide, Scene } from "../picture.ts";
import { PLUMB_LINE } from "../world.ts";

const HOME = `/organizations/platform/settings/integrations/${PLUMB_LINE.slug}`;

/** As the integration itself, as an installation, and for a person. */
export const authenticating: Guide = {
  name: "authenticating",
  pictures: [
    {
      file: "authenticating-id",
      as: "mona",
      path: HOME,
      of: (page) => page.locator("section", { has: page.getByRole("heading", { name: "About", exact: true }) }).last(),
    },
    { file: "authenticating-bot", as: "mona", path: openAsBot, height: 520 },
    {
      file: "authenticating-refused",
      as: "mona",
      arrange: beRefused,
      path: `${HOME}/refused`,
      act: untilWritten,
      width: 1100,
    },
    { file: "authenticating-consent", as: "hubot", path: consentAddress },
    { file: "authenticating-device", as: "hubot", path: deviceAddress, height: 620 },
    { file: "authenticating-authorized", as: "hubot", arrange: agree, path: "/settings/authorizations", height: 560 },
  ],
};

async function openAsBot(scene: Scene): Promise<string> {
  const call = await asInstallation(scene);
  const { number } = await call("POST", "/repos/acme/widgets/issues", {
    title: "The left edge is out of true",
    body: "Measured at the last commit: **0.4 mm** over 300 mm.",
  });
  return `/acme/widgets/issues/${number}`;
}

/** What the installation may not do, and what it may and does not reach. */
async function beRefused(scene: Scene): Promise<void> {
  const call = await asInstallation(scene);
  await call("POST", "/repos/acme/widgets/pulls", { title: "Straighter", head: "straighter", base: "main" });
  await call("GET", "/repos/acme/drawings/issues");
}

/** What is refused is written a moment later. */
async function untilWritten(page: Page): Promise<void> {
  while ((await page.getByText("answered “").count()) < 2) await page.reload();
}

async function consentAddress(scene: Scene): Promise<string> {
  const { client_id } = await (await asPlumbLine(scene))("GET", "/app");
  return `/login/oauth/authorize?client_id=${client_id}&state=4f1c`;
}

/** Where hubot decides about a device whose code they typed. */
async function deviceAddress(scene: Scene): Promise<string> {
  const { client_id } = await (await asPlumbLine(scene))("GET", "/app");
  const begun = await fetch(`${scene.url}/login/device/code`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ client_id: String(client_id) }),
  });
  const { user_code } = (await begun.json()) as { user_code: string };
  const page = await scene.as("hubot");
  await page.goto("/login/device");
  await page.getByRole("textbox", { name: "Code" }).fill(user_code);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/\/login\/device\/\d+/);
  const { pathname } = new URL(page.url());
  await page.close();
  return pathname;
}

/** Nobody listens at the callback: that the browser goes there is enough. */
async function agree(scene: Scene): Promise<void> {
  const page = await scene.as("hubot");
  await page.goto(await consentAddress(scene));
  await arrivalAt(page, "http://localhost:9876/", () => page.getByRole("button", { name: /^Authorize/ }).click());
  await page.close();
}
