import type { Guide } from "../picture.ts";

/** For whoever owns repositories and organizations. */
export const renaming: Guide = {
  name: "renaming",
  pictures: [
    { file: "renaming-transfer", as: "mona", path: "/acme/widgets/settings/transfer" },
    { file: "renaming-account", as: "mona", path: "/organizations/acme/settings/account" },
  ],
};
