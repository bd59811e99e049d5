import { expect } from "vitest";
import { ask, type Story } from "./story.ts";

const REPOSITORY = "/repos/acme/widgets";

/** A branch of widgets with one commit. */
async function branchOf(token: string, branch: string, from: string): Promise<void> {
  await ask(token, "POST", `${REPOSITORY}/git/refs`, { ref: `refs/heads/${branch}`, sha: from });
  await commitTo(token, branch, `${branch}.md`);
}

async function commitTo(token: string, branch: string, path: string): Promise<void> {
  const content = Buffer.from("text\n").toString("base64");
  await ask(token, "PUT", `${REPOSITORY}/contents/${path}`, { message: "Add", content, branch });
}

export const PULL_STORIES: readonly Story[] = [
  {
    title: "a pull request from being opened to being closed with its branch",
    causes: [
      "pull_request.opened",
      "pull_request.edited",
      "pull_request.labeled",
      "pull_request.unlabeled",
      "pull_request.assigned",
      "pull_request.unassigned",
      "pull_request.milestoned",
      "pull_request.demilestoned",
      "pull_request.locked",
      "pull_request.unlocked",
      "pull_request.closed",
      "pull_request.reopened",
      "pull_request.synchronize",
    ],
    run: async ({ mona, scene, told }) => {
      await branchOf(mona, "story-pull", scene.head);
      const opened = { title: "A story", head: "story-pull", base: "main" };
      const { number } = await ask(mona, "POST", `${REPOSITORY}/pulls`, opened);
      expect(await told("pull_request.opened")).toMatchObject({
        number,
        pull_request: { title: "A story", head: { ref: "story-pull" }, base: { ref: "main" } },
      });
      for (const change of [{ title: "Another story" }, { state: "closed" }, { state: "open" }])
        await ask(mona, "PATCH", `${REPOSITORY}/pulls/${number}`, change);
      for (const change of [{ labels: ["bug"] }, { labels: [] }, { assignees: ["mona"] }, { assignees: [] }])
        await ask(mona, "PATCH", `${REPOSITORY}/issues/${number}`, change);
      const milestones = `${REPOSITORY}/milestones`;
      const milestone = await ask(mona, "POST", milestones, { title: "Of a pull request" });
      await ask(mona, "PATCH", `${REPOSITORY}/issues/${number}`, { milestone: milestone.number });
      await ask(mona, "PATCH", `${REPOSITORY}/issues/${number}`, { milestone: null });
      await ask(mona, "DELETE", `${milestones}/${milestone.number}`);
      await ask(mona, "PUT", `${REPOSITORY}/issues/${number}/lock`);
      await ask(mona, "DELETE", `${REPOSITORY}/issues/${number}/lock`);
      await commitTo(mona, "story-pull", "more.md");
      await ask(mona, "DELETE", `${REPOSITORY}/git/refs/heads/story-pull`);
    },
  },
];
