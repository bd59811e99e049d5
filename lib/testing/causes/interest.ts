import { ask, type Story } from "./story.ts";

const STAR = "/user/starred/acme/widgets";

export const INTEREST_STORIES: readonly Story[] = [
  {
    title: "a star that comes and goes",
    causes: ["star.created", "watch.started", "star.deleted"],
    run: async ({ mona, told }) => {
      await ask(mona, "PUT", STAR);
      await ask(mona, "DELETE", STAR);
      await told("star.deleted");
    },
  },
  {
    title: "a fork",
    causes: ["fork"],
    run: async ({ mona, told }) => {
      // What an organization keeps private cannot be forked.
      await ask(mona, "PATCH", "/repos/acme/widgets", { private: false });
      await ask(mona, "POST", "/repos/acme/widgets/forks", { name: "forked" });
      await told("fork");
      await ask(mona, "DELETE", "/repos/mona/forked");
      await ask(mona, "PATCH", "/repos/acme/widgets", { private: true });
    },
  },
  {
    title: "a comment on a commit, and a client's wish for work",
    causes: ["commit_comment.created", "repository_dispatch"],
    run: async ({ scene, mona }) => {
      const comments = `/repos/acme/widgets/commits/${scene.head}/comments`;
      await ask(mona, "POST", comments, { body: "Why?" });
      const payload = { reason: "spring" };
      // The one action that the official description has an example of.
      await ask(mona, "POST", "/repos/acme/widgets/dispatches", {
        event_type: "sample.collected",
        client_payload: payload,
      });
    },
  },
];
