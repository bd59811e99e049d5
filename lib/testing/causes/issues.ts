import { expect } from "vitest";
import { ask, type Story } from "./story.ts";

const REPOSITORY = "/repos/acme/widgets";

export const ISSUE_STORIES: readonly Story[] = [
  {
    title: "an issue from being opened to being closed and opened again",
    causes: [
      "issues.opened",
      "issues.edited",
      "issues.labeled",
      "issues.unlabeled",
      "issues.assigned",
      "issues.unassigned",
      "issues.closed",
      "issues.reopened",
    ],
    run: async ({ mona, told }) => {
      const { number } = await ask(mona, "POST", `${REPOSITORY}/issues`, { title: "A story", body: "Badly" });
      expect(await told("issues.opened")).toMatchObject({
        issue: { title: "A story" },
        repository: { full_name: "acme/widgets" },
        organization: { login: "acme" },
        installation: { id: expect.any(Number) },
        sender: { login: "mona" },
      });
      for (const change of [
        { title: "Another story" },
        { labels: ["bug"] },
        { labels: [] },
        { assignees: ["mona"] },
        { assignees: [] },
        { state: "closed" },
        { state: "open" },
      ])
        await ask(mona, "PATCH", `${REPOSITORY}/issues/${number}`, change);
    },
  },
  {
    title: "a comment on an issue",
    causes: ["issue_comment.created", "issue_comment.edited", "issue_comment.deleted"],
    run: async ({ mona }) => {
      const { id } = await ask(mona, "POST", `${REPOSITORY}/issues/1/comments`, { body: "Well" });
      await ask(mona, "PATCH", `${REPOSITORY}/issues/comments/${id}`, { body: "Now" });
      await ask(mona, "DELETE", `${REPOSITORY}/issues/comments/${id}`);
    },
  },
  {
    title: "a label",
    causes: ["label.created", "label.edited", "label.deleted"],
    run: async ({ mona }) => {
      await ask(mona, "POST", `${REPOSITORY}/labels`, { name: "story", color: "0075ca" });
      const change = { new_name: "tale", color: "d73a4a", description: "Once" };
      await ask(mona, "PATCH", `${REPOSITORY}/labels/story`, change);
      await ask(mona, "DELETE", `${REPOSITORY}/labels/tale`);
    },
  },
  {
    title: "a label and a milestone that end while an issue has them",
    causes: ["label.deleted", "issues.unlabeled", "milestone.deleted", "issues.demilestoned"],
    run: async ({ mona, told }) => {
      const { number } = await ask(mona, "POST", `${REPOSITORY}/milestones`, { title: "ending" });
      await ask(mona, "POST", `${REPOSITORY}/labels`, { name: "ending", color: "0075ca" });
      await ask(mona, "PATCH", `${REPOSITORY}/issues/1`, { milestone: number, labels: ["bug", "ending"] });
      await ask(mona, "DELETE", `${REPOSITORY}/labels/ending`);
      const unlabeled = await told("issues.unlabeled");
      expect(unlabeled).toMatchObject({ issue: { labels: [{ name: "bug" }] } });
      expect(unlabeled).not.toHaveProperty("label");
      await ask(mona, "DELETE", `${REPOSITORY}/milestones/${number}`);
      expect(await told("issues.demilestoned")).toMatchObject({
        issue: { number: 1, milestone: null },
        milestone: { title: "ending" },
      });
    },
  },
  {
    title: "a milestone, and of an issue that comes into it and leaves it",
    causes: [
      "milestone.created",
      "milestone.edited",
      "milestone.closed",
      "milestone.opened",
      "milestone.deleted",
      "issues.milestoned",
      "issues.demilestoned",
    ],
    run: async ({ mona }) => {
      const { number } = await ask(mona, "POST", `${REPOSITORY}/milestones`, { title: "story" });
      const milestone = `${REPOSITORY}/milestones/${number}`;
      await ask(mona, "PATCH", milestone, { title: "tale", state: "closed" });
      await ask(mona, "PATCH", milestone, { state: "open" });
      await ask(mona, "PATCH", `${REPOSITORY}/issues/1`, { milestone: number });
      await ask(mona, "PATCH", `${REPOSITORY}/issues/1`, { milestone: null });
      await ask(mona, "DELETE", milestone);
    },
  },
  {
    title: "a conversation that is locked and unlocked",
    causes: ["issues.locked", "issues.unlocked"],
    run: async ({ installation }) => {
      await ask(installation, "PUT", `${REPOSITORY}/issues/1/lock`, { lock_reason: "resolved" });
      await ask(installation, "DELETE", `${REPOSITORY}/issues/1/lock`);
    },
  },
];
