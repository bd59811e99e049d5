import type { Page } from "@playwright/test";
import type { Guide, Scene } from "../picture.ts";
import { PLUMB_LINE } from "../world.ts";

const SETTINGS = "/organizations/acme/settings";
const CONFIGURATION = `${SETTINGS}/installations/${PLUMB_LINE.onAcme}`;

const tick = (page: Page, repository: string): Promise<void> =>
  page
    .getByRole("group", { name: "Repositories" })
    .getByRole("checkbox", { name: new RegExp(`^${repository}`) })
    .check();

/** For owners, members and repository administrators. */
export const installing: Guide = {
  name: "installing",
  pictures: [
    { file: "installing-page", as: "mona", path: "/integrations/spirit-level" },
    { file: "installing-account", as: "hubot", path: "/integrations/spirit-level/installations/new" },
    {
      file: "installing-consent",
      as: "lisa",
      path: installsOnAcme,
      act: (page) => tick(page, "catalogue"),
    },
    {
      file: "installing-decide",
      as: "mona",
      path: async (scene) => {
        const page = await scene.as("mona");
        await page.goto(`${SETTINGS}/requests`);
        return (await page.getByRole("link", { name: /^hubot asks for/ }).getAttribute("href")) ?? "";
      },
      arrange: askForSpiritLevel,
    },
    { file: "installing-asked", as: "hubot", path: "/settings/requests", height: 640 },
    { file: "installing-who-may", as: "mona", path: `${SETTINGS}/who-may-install` },
    { file: "installing-configuration", as: "mona", path: CONFIGURATION },
    { file: "installing-uninstall", as: "mona", path: `${CONFIGURATION}/uninstall` },
    { file: "installing-overview", as: "mona", path: `${SETTINGS}/installations`, height: 640 },
  ],
};

async function installsOnAcme({ api }: Scene): Promise<string> {
  const { id } = await api("mona", "GET", "/orgs/acme");
  return `/integrations/spirit-level/installations/new?target_id=${id}`;
}

async function askForSpiritLevel(scene: Scene): Promise<void> {
  const page = await scene.as("hubot");
  await page.goto(await installsOnAcme(scene));
  await tick(page, "widgets");
  await page.getByLabel("Your words to the owners of acme").fill("So that we stop guessing what leans.");
  await page.getByRole("button", { name: "Request", exact: true }).click();
  await page.waitForURL(/\/settings\/requests/);
}
