import type { Page } from "@playwright/test";
import type { Guide, Scene } from "../picture.ts";
import { PLUMB_LINE } from "../world.ts";

const HOME = `/organizations/platform/settings/integrations/${PLUMB_LINE.slug}`;

export const registering: Guide = {
  name: "registering",
  pictures: [
    {
      file: "registering-agreement",
      as: "mona",
      path: "/prerelease/agreement",
      height: 620,
    },
    {
      file: "registering-form",
      as: "mona",
      path: "/organizations/platform/settings/integrations/new",
      act: async (page) => {
        await page.getByLabel("Name", { exact: false }).first().fill("Marking Gauge");
        await page.getByLabel("Description").fill("Draws the line that everybody cuts along.");
        await page.getByLabel("Homepage URL").fill("https://gauge.example.test");
      },
      of: (page) => page.getByRole("region", { name: "Identity" }),
    },
    {
      file: "registering-permissions",
      as: "mona",
      path: "/organizations/platform/settings/integrations/new?issues=write",
      width: 1280,
      act: async (page) => {
        const issues = issuesOf(page);
        await issues.getByLabel(/Why you ask for it/).fill("To report what leans.");
        await issues.locator("summary").click();
        await issues.getByText("Served here").waitFor();
      },
      of: issuesOf,
    },
    {
      file: "registering-keys",
      as: "mona",
      path: `${HOME}/keys`,
      of: (page) => page.getByRole("region", { name: "Signing in as itself" }),
    },
    {
      file: "registering-advanced",
      as: "mona",
      path: `${HOME}/advanced`,
      of: (page) =>
        page.locator("section", { has: page.getByRole("heading", { name: "Transfer to another account" }) }).last(),
    },
    {
      file: "registering-offered",
      as: "hubot",
      arrange: offerIt,
      path: async (scene) => {
        const page = await scene.as("hubot");
        await page.goto("/settings/notices");
        return (await page.getByRole("link", { name: /^mona offers you/ }).getAttribute("href")) ?? "";
      },
    },
    {
      file: "registering-log",
      as: "mona",
      arrange: workOnIt,
      path: "/organizations/platform/settings/audit-log?q=integration",
    },
  ],
};

function issuesOf(page: Page) {
  return page.getByRole("group", { name: "Issues", exact: true });
}

async function offerIt(scene: Scene): Promise<void> {
  const page = await scene.as("mona");
  await page.goto(`${HOME}/advanced`);
  await page.getByLabel(/^New owner/).fill("hubot");
  await page
    .getByLabel(/^To confirm, type/)
    .first()
    .fill("Plumb Line");
  await page.getByRole("button", { name: "Transfer the integration" }).click();
  await page.getByText("hubot is asked").first().waitFor();
  await page.close();
}

/** What an owner does in an afternoon, so that the log has something to show. */
async function workOnIt(scene: Scene): Promise<void> {
  const page = await scene.as("mona");
  await page.goto(`${HOME}/features`);
  await page.getByRole("checkbox", { name: /device flow/i }).check();
  await page.getByRole("button", { name: "Save optional features" }).click();
  await page.getByText("The optional features are saved.").first().waitFor();
  await page.goto(`${HOME}/keys`);
  await page.getByRole("button", { name: "Generate a client secret" }).click();
  await page.getByRole("button", { name: /Copy/ }).first().waitFor();
  await page.goto(HOME);
  await page.getByLabel("Homepage URL").fill("https://plumb.example.test");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Saved.", { exact: true }).first().waitFor();
  await page.close();
}
