import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene, takeEvents } from "@/lib/testing/host-scene.ts";
import { commentAndChangeState } from "./comment-and-change-state.ts";
import { authorsOfIssues } from "./page-queries.ts";
import { requireIssue } from "./row.ts";

let scene: HostScene;
beforeAll(async () => {
  scene = await makeHostScene();
});

const repository = (role: "pull" | "triage" | null) => ({ id: scene.widgets, role, archived: false });

describe("commentAndChangeState", () => {
  it("comments, then closes; reopens without a word", async () => {
    const change = { state: "closed", state_reason: "not_planned" } as const;
    const target = { actor: { accountId: scene.mona }, repository: repository("triage"), number: 1 };
    await takeEvents();
    const id = await commentAndChangeState({ ...target, comment: { body: "Not now." }, change });
    expect(await requireIssue(scene.widgets, 1)).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["issue_comment.created", "issues.closed"]);
    expect(id).toEqual(expect.any(Number));
    expect(await commentAndChangeState({ ...target, comment: null, change: { state: "open" } })).toBeNull();
    expect((await requireIssue(scene.widgets, 1)).state).toBe("open");
  });

  it("refused to close, it does not comment either", async () => {
    const before = await db.issueComment.count();
    await takeEvents();
    const attempt = commentAndChangeState({
      actor: { accountId: scene.nat },
      repository: repository("pull"),
      number: 1,
      comment: { body: "Close it!" },
      change: { state: "closed" },
    });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
    expect(await db.issueComment.count()).toBe(before);
    expect(await takeEvents()).toEqual([]);
  });
});

describe("authorsOfIssues", () => {
  it("names each author once, by login", async () => {
    const issue = { repositoryId: scene.widgets, title: "x", createdAt: new Date(0), updatedAt: new Date(0) };
    await db.issue.createMany({
      data: [
        { ...issue, number: 90, authorId: scene.hubot },
        { ...issue, number: 91, authorId: scene.lisa },
        { ...issue, number: 92, authorId: null },
      ],
    });
    expect(await authorsOfIssues(scene.widgets, "issue")).toEqual(["hubot", "lisa"]);
  });
});
