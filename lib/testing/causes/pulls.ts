import { expect } from "vitest";
import { changeDraft } from "@/lib/host/pulls/change-draft.ts";
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
  {
    title: "a pull request that is reviewed",
    causes: [
      "pull_request.converted_to_draft",
      "pull_request.ready_for_review",
      "pull_request.review_requested",
      "pull_request.review_request_removed",
      "pull_request_review.submitted",
      "pull_request_review.edited",
      "pull_request_review.dismissed",
      "pull_request_review_comment.created",
      "pull_request_review_comment.edited",
      "pull_request_review_comment.deleted",
    ],
    run: async ({ mona, installation, scene }) => {
      await branchOf(mona, "story-review", scene.head);
      const opened = { title: "Look at it", head: "story-review", base: "main" };
      const { number } = await ask<{ number: number }>(mona, "POST", `${REPOSITORY}/pulls`, opened);
      const repository = { id: scene.widgets, role: "admin", archived: false } as const;
      for (const draft of [true, false])
        await changeDraft({ actor: { accountId: scene.mona }, repository, number, draft });
      const pull = `${REPOSITORY}/pulls/${number}`;
      const reviewers = { reviewers: ["lisa"] };
      await ask(mona, "POST", `${pull}/requested_reviewers`, reviewers);
      await ask(mona, "DELETE", `${pull}/requested_reviewers`, reviewers);
      const comments = [{ path: "story-review.md", line: 1, body: "Why?" }];
      const review = await ask(installation, "POST", `${pull}/reviews`, { event: "APPROVE", body: "Good", comments });
      await ask(installation, "PUT", `${pull}/reviews/${review.id}`, { body: "Very good" });
      await ask(mona, "PUT", `${pull}/reviews/${review.id}/dismissals`, { message: "It changed" });
      const [comment] = await ask<{ id: number }[]>(mona, "GET", `${pull}/comments`);
      await ask(mona, "PATCH", `${REPOSITORY}/pulls/comments/${comment?.id}`, { body: "How?" });
      await ask(mona, "DELETE", `${REPOSITORY}/pulls/comments/${comment?.id}`);
      await ask(mona, "DELETE", `${REPOSITORY}/git/refs/heads/story-review`);
    },
  },
];
