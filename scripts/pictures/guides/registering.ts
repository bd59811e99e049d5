import type { Page } from "@playwright/test";
import type { Guide } from "../picture.ts";
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
      file: "registering-log",
      as: "mona",
      path: "/organizations/platform/settings/audit-log?q=integration",
      height: 620,
    },
  ],
};

function issuesOf(page: Page) {
  return page.getByRole("group", { name: "Issues", exact: true });
}
