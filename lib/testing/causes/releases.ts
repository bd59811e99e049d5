import { ask, type Story } from "./story.ts";

const RELEASES = "/repos/acme/widgets/releases";

export const RELEASE_STORIES: readonly Story[] = [
  {
    title: "a release from being drafted to being deleted",
    causes: [
      "release.created",
      "release.edited",
      "release.published",
      "release.prereleased",
      "release.released",
      "release.unpublished",
      "release.deleted",
    ],
    run: async ({ mona, told }) => {
      const draft = { tag_name: "v0.9.0-story", draft: true, prerelease: true };
      const { id } = await ask<{ id: number }>(mona, "POST", RELEASES, draft);
      const release = `${RELEASES}/${id}`;
      for (const change of [{ name: "Almost" }, { draft: false }, { prerelease: false }, { draft: true }])
        await ask(mona, "PATCH", release, change);
      await ask(mona, "DELETE", release);
      await ask(mona, "DELETE", "/repos/acme/widgets/git/refs/tags/v0.9.0-story");
      await told("release.deleted");
    },
  },
];
