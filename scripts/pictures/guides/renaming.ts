import type { Guide } from "../picture.ts";

/** For whoever owns repositories and organizations. */
export const renaming: Guide = {
  name: "renaming",
  pictures: [
    { file: "renaming-transfer", as: "mona", path: "/acme/widgets/settings/transfer" },
    {
      file: "renaming-offered",
      as: "hubot",
      path: async (scene) => {
        const page = await scene.as("hubot");
        await page.goto("/settings/notices");
        return (await page.getByRole("link", { name: /^mona offers you/ }).getAttribute("href")) ?? "";
      },
      arrange: async ({ api }) => {
        await api("mona", "POST", "/repos/acme/widgets/transfer", { new_owner: "hubot" });
      },
    },
    { file: "renaming-account", as: "mona", path: "/organizations/acme/settings/account" },
  ],
};
