import { expect, type Page, test } from "@playwright/test";
import { PLUMB_LINE, SPIRIT_LEVEL } from "../lib/testing/end-to-end-world.ts";
import { signIn } from "./support/sign-in.ts";

/** What a screen reader says on the pages of consent: roles, names and states, in the order in which one decides. */

const CONSENT = `
  - heading "Install Plumb Line on guild" [level=1]
  - heading "Who is asking" [level=2]
  - paragraph:
    - link "platform"
  - heading "Whom you act for" [level=2]
  - link "Choose another"
  - heading "What it will be able to do" [level=2]
  - heading "Can read" [level=3]
  - list
  - heading "Can change" [level=3]
  - list
  - heading "Where" [level=2]
  - group "Where":
    - radio "All repositories"
    - radio "Only selected repositories" [checked]
  - group "Repositories":
    - searchbox "Filter repositories"
    - checkbox "Only selected ones"
    - status: None selected of 3.
    - checkbox "bench You administer it Private"
    - checkbox "plane"
    - checkbox "saw Private"
  - textbox "Your words to the owners of guild optional"
  - heading "How long, and how to undo it" [level=2]
  - button /^(Install and request|Install|Request)$/
  - link "Not now"
`;

async function consent(page: Page): Promise<void> {
  await signIn(page, "hubot");
  await page.goto(`/integrations/${PLUMB_LINE.slug}/installations/new`);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Where do you want to install Plumb Line?" [level=1]
    - list "Your accounts":
      - listitem:
        - link "Choose hubot"
      - listitem:
        - link "Choose guild"
    - link "Not now"
  `);
  await page.getByRole("link", { name: "Choose guild" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(CONSENT);
}

test("installing", ({ page }) => consent(page));

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("installing is heard the same", ({ page }) => consent(page));

  test("suspending and uninstalling", async ({ page }) => {
    await signIn(page, "mona");
    await page.goto(`/settings/installations/${SPIRIT_LEVEL.onMona}`);
    await expect(page.getByRole("main")).toMatchAriaSnapshot(`
      - heading "Spirit Level" [level=1]
      - region "Where it has access":
        - group "Where":
          - radio "All repositories" [checked]
          - radio "Only selected repositories"
        - button "Save repositories"
      - region "What it can do":
        - heading "Can read" [level=3]
        - heading "Can change" [level=3]
    `);
    await expect(page.getByRole("button", { name: "Suspend Spirit Level" })).toBeVisible();
    await page.getByRole("link", { name: "Uninstall Spirit Level…" }).click();
    await expect(page.getByRole("main")).toMatchAriaSnapshot(`
      - heading "Uninstall Spirit Level from mona?" [level=1]
      - heading "What this ends" [level=2]
      - list
      - textbox /To confirm, type Spirit Level/
      - button "Uninstall"
      - link "Keep it"
    `);
  });
});
