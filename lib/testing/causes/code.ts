import { ask, type Story } from "./story.ts";

const REPOSITORY = "/repos/acme/widgets";

export const CODE_STORIES: readonly Story[] = [
  {
    title: "a branch that comes, moves and goes",
    causes: ["create", "push", "delete"],
    run: async ({ mona, scene }) => {
      await ask(mona, "POST", `${REPOSITORY}/git/refs`, { ref: "refs/heads/story", sha: scene.head });
      const content = Buffer.from("text\n").toString("base64");
      await ask(mona, "PUT", `${REPOSITORY}/contents/story.md`, { message: "Add", content, branch: "story" });
      await ask(mona, "DELETE", `${REPOSITORY}/git/refs/heads/story`);
    },
  },
  {
    title: "a push by a bot",
    causes: ["push"],
    run: async ({ installation, scene, mona }) => {
      await ask(mona, "POST", `${REPOSITORY}/git/refs`, { ref: "refs/heads/bots", sha: scene.head });
      const content = Buffer.from("text\n").toString("base64");
      await ask(installation, "PUT", `${REPOSITORY}/contents/bot.md`, { message: "Add", content, branch: "bots" });
      await ask(mona, "DELETE", `${REPOSITORY}/git/refs/heads/bots`);
    },
  },
  {
    title: "the status of a commit",
    causes: ["status"],
    run: async ({ mona, scene }) => {
      const status = { state: "success", context: "ci", target_url: "https://ci.test", description: "Good" };
      await ask(mona, "POST", `${REPOSITORY}/statuses/${scene.head}`, status);
    },
  },
  {
    title: "a deployment and how it went",
    causes: ["deployment.created", "deployment_status.created"],
    run: async ({ mona }) => {
      const wanted = { ref: "main", environment: "story", required_contexts: [], description: "Try" };
      const { id } = await ask(mona, "POST", `${REPOSITORY}/deployments`, wanted);
      const status = { state: "failure", environment_url: "https://story.test", log_url: "https://ci.test/log" };
      await ask(mona, "POST", `${REPOSITORY}/deployments/${id}/statuses`, status);
    },
  },
];
