import type { Guide, Scene } from "../picture.ts";
import { PLUMB_LINE } from "../world.ts";

const DEVELOPER = `/organizations/platform/settings/integrations/${PLUMB_LINE.slug}`;
const CONFIGURATION = `/organizations/acme/settings/installations/${PLUMB_LINE.onAcme}`;

/** For developers who ask for more, and owners who decide. */
export const changingPermissions: Guide = {
  name: "changing-permissions",
  pictures: [
    {
      file: "changing-permissions-developer",
      as: "mona",
      path: `${DEVELOPER}/installations`,
      arrange: askForContents,
    },
    { file: "changing-permissions-notice", as: "mona", path: "/settings/notices", height: 560 },
    { file: "changing-permissions-banner", as: "mona", path: CONFIGURATION, height: 640 },
    { file: "changing-permissions-accept", as: "mona", path: `${CONFIGURATION}/permissions` },
  ],
};

async function askForContents({ as }: Scene): Promise<void> {
  const page = await as("mona");
  await page.goto(`${DEVELOPER}/permissions`);
  await page
    .getByRole("group", { name: "Contents", exact: true })
    .getByLabel("Read and write", { exact: true })
    .check();
  await page.getByLabel("Why do you ask for this?").fill("It puts right what is out of true, in a branch of its own.");
  await page.getByRole("button", { name: "Save permissions and events" }).click();
  await page.getByText("One installation has to accept").first().waitFor();
}
