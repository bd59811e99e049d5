import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertTeam } from "@/lib/accounts/teams/insert-team.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import {
  ask,
  commitTo,
  namesOf,
  type OpenedPull,
  openPullOf,
  PULL,
  pullEvents,
  refused,
  WIDGETS,
} from "@/lib/testing/pull-scene.ts";
import { changeDraft } from "../change-draft.ts";
import type { PullJson } from "../represent.ts";
import type { ReviewJson } from "./represent.ts";
import type { ReviewCommentJson } from "./represent-comment.ts";

let scene: HostScene;
let mona: string;
let hubot: string;
let lisa: string;
let pull: OpenedPull;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, hubot, lisa] = (await Promise.all(
    [scene.mona, scene.hubot, scene.lisa].map((id) => personalToken(id, ["repo"])),
  )) as [string, string, string];
});
beforeEach(async () => {
  pull = await openPullOf(mona, { from: scene.head, text: "one\ntwo\nthree\n" });
  await takeEvents();
});

const params = () => ({ pull_number: pull.number });
const at = (path: string) => `/pulls/${pull.number}${path}`;
const file = () => `${pull.branch}.md`;

const review = (token: string, body: Record<string, unknown>) =>
  ask<ReviewJson>(token, ["POST", `${PULL}/reviews`], { params: params(), body });
const comment = (token: string, body: Record<string, unknown> = {}) =>
  ask<ReviewCommentJson>(token, ["POST", `${PULL}/comments`], {
    params: params(),
    body: { body: "Why?", path: file(), line: 2, commit_id: pull.head, ...body },
  });

describe("reviews", () => {
  test("an integration asks for changes with comments on lines, in one request", async () => {
    const token = await installationToken(scene, { pull_requests: "write" });
    const comments = [
      { path: file(), line: 2, body: "This one" },
      { path: file(), position: 3, body: "And this" },
      { path: file(), start_line: 1, line: 3, body: "All of it" },
    ];
    const made = await review(token, { event: "REQUEST_CHANGES", body: "Not yet", comments });
    expect(made).toMatchObject({
      user: { login: "ci-bot[bot]" },
      ...{ state: "CHANGES_REQUESTED", body: "Not yet", commit_id: pull.head },
    });
    const events = await pullEvents();
    expect(namesOf(events)).toEqual([
      "pull_request_review.submitted",
      ...comments.map(() => "pull_request_review_comment.created"),
    ]);
    expect(events[0]?.payload).toMatchObject({ review: { state: "changes_requested" } });
    const written = await ask<ReviewCommentJson[]>(token, ["GET", `${PULL}/reviews/{review_id}/comments`], {
      params: { ...params(), review_id: made.id },
    });
    expect(written).toMatchObject([
      { line: 2, position: 2, side: "RIGHT", diff_hunk: "@@ -0,0 +1,3 @@\n+one\n+two" },
      { line: 3, position: 3 },
      { start_line: 1, line: 3, start_side: "RIGHT" },
    ]);
    const { review_comments } = await ask<PullJson>(mona, ["GET", PULL], { params: params() });
    expect(review_comments).toBe(3);
  });

  test("a person approves through the integration, and is named as the one who did", async () => {
    const token = await userToken(scene, scene.hubot, { pull_requests: "write" });
    expect(await review(token, { event: "APPROVE" })).toMatchObject({ user: { login: "hubot" }, state: "APPROVED" });
    const row = await db.pullReview.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(row.performedViaIntegrationId).toBe(scene.integration.id);
  });

  test("a draft is seen by its author alone until it is submitted, and can be taken back", async () => {
    const draft = await review(hubot, { comments: [{ path: file(), line: 1, body: "Hm" }] });
    expect(draft).toMatchObject({ state: "PENDING" });
    expect(draft).not.toHaveProperty("submitted_at");
    expect(await pullEvents()).toEqual([]);
    const list = (token: string) => ask<ReviewJson[]>(token, ["GET", `${PULL}/reviews`], { params: params() });
    expect(await list(mona)).toEqual([]);
    expect((await list(hubot)).map(({ id }) => id)).toEqual([draft.id]);
    expect(await ask<unknown[]>(mona, ["GET", `${PULL}/comments`], { params: params() })).toEqual([]);
    expect((await refused(mona, "GET", at(`/reviews/${draft.id}`))).status).toBe(404);

    const second = await refused(hubot, "POST", at("/reviews"), {});
    expect(second).toMatchObject({
      status: 422,
      body: { errors: ["User can only have one pending review per pull request"] },
    });
    const one = { params: { ...params(), review_id: draft.id } };
    await ask(hubot, ["PUT", `${PULL}/reviews/{review_id}`], { ...one, body: { body: "So far" } });
    const submitted = await ask<ReviewJson>(hubot, ["POST", `${PULL}/reviews/{review_id}/events`], {
      ...one,
      body: { event: "COMMENT" },
    });
    expect(submitted).toMatchObject({ state: "COMMENTED", body: "So far" });
    expect(namesOf(await pullEvents())).toEqual([
      "pull_request_review.submitted",
      "pull_request_review_comment.created",
    ]);
    expect((await refused(hubot, "POST", at(`/reviews/${draft.id}/events`), { event: "APPROVE" })).status).toBe(422);
    expect(await refused(hubot, "DELETE", at(`/reviews/${draft.id}`))).toMatchObject({
      status: 422,
      body: { message: "Can not delete a non-pending pull request review" },
    });
    const other = await review(hubot, {});
    await ask(hubot, ["DELETE", `${PULL}/reviews/{review_id}`], { params: { ...params(), review_id: other.id } });
    expect((await list(hubot)).map(({ id }) => id)).toEqual([draft.id]);
  });

  test("one is changed by its author and dismissed by those who may push", async () => {
    const { id } = await review(hubot, { event: "APPROVE", body: "Good" });
    const one = { params: { ...params(), review_id: id } };
    await ask(hubot, ["PUT", `${PULL}/reviews/{review_id}`], { ...one, body: { body: "Very good" } });
    const dismiss = { ...one, body: { message: "It changed" } };
    expect((await refused(hubot, "PUT", at(`/reviews/${id}/dismissals`), dismiss.body)).status).toBe(403);
    const dismissed = await ask<ReviewJson>(lisa, ["PUT", `${PULL}/reviews/{review_id}/dismissals`], dismiss);
    expect(dismissed.state).toBe("DISMISSED");
    const events = await pullEvents();
    expect(namesOf(events)).toEqual([
      "pull_request_review.submitted",
      "pull_request_review.edited",
      "pull_request_review.dismissed",
    ]);
    expect(events[1]?.payload).toMatchObject({ changes: { body: { from: "Good" } } });
    expect(await refused(lisa, "PUT", at(`/reviews/${id}/dismissals`), dismiss.body)).toMatchObject({
      status: 422,
      body: { message: "Can not dismiss a dismissed pull request review" },
    });
    expect((await refused(lisa, "PUT", at(`/reviews/${id}`), { body: "Mine" })).status).toBe(403);
  });

  test("refuses to approve one's own, to ask oneself for changes, and a review that says nothing", async () => {
    for (const [token, body, rule] of [
      [mona, { event: "APPROVE" }, "Can not approve your own pull request"],
      [mona, { event: "REQUEST_CHANGES", body: "x" }, "Can not request changes on your own pull request"],
      [hubot, { event: "COMMENT" }, "body cannot be blank"],
    ] as const)
      expect(await refused(token, "POST", at("/reviews"), body)).toMatchObject({
        status: 422,
        body: { message: "Unprocessable Entity", errors: [rule] },
      });
  });

  test("refuses a commit that there is not", async () => {
    const answer = await refused(hubot, "POST", at("/reviews"), { event: "APPROVE", commit_id: "0".repeat(40) });
    expect(answer.status).toBe(422);
  });
});

describe("comments on lines", () => {
  test("one is written, answered, changed and deleted", async () => {
    const first = await comment(hubot);
    expect(first).toMatchObject({ line: 2, original_line: 2, side: "RIGHT", subject_type: "line" });
    const reply = await ask<ReviewCommentJson>(mona, ["POST", `${PULL}/comments/{comment_id}/replies`], {
      params: { ...params(), comment_id: first.id },
      body: { body: "Because" },
    });
    expect(reply).toMatchObject({ in_reply_to_id: first.id, path: file(), line: 2 });
    const again = await comment(hubot, { in_reply_to: first.id });
    expect(again.in_reply_to_id).toBe(first.id);
    const one = { params: { comment_id: first.id } };
    await ask(hubot, ["PATCH", "/pulls/comments/{comment_id}"], { ...one, body: { body: "How?" } });
    expect(await ask(mona, ["GET", "/pulls/comments/{comment_id}"], one)).toMatchObject({ body: "How?" });
    const query = "?sort=updated&direction=desc&per_page=2";
    const listed = await ask<ReviewCommentJson[]>(mona, ["GET", "/pulls/comments"], { query });
    expect(listed).toHaveLength(2);
    await ask(hubot, ["DELETE", "/pulls/comments/{comment_id}"], one);
    expect((await refused(mona, "GET", `/pulls/comments/${first.id}`)).status).toBe(404);
    const events = await pullEvents();
    expect(namesOf(events).filter((name) => name.startsWith("pull_request_review_comment"))).toEqual([
      "pull_request_review_comment.created",
      "pull_request_review_comment.created",
      "pull_request_review_comment.created",
      "pull_request_review_comment.edited",
      "pull_request_review_comment.deleted",
    ]);
  });

  test("one on a file as a whole", async () => {
    // The official description would have numbers here; the real service says null, as its own events do.
    const body = { body: "Why?", path: file(), commit_id: pull.head, subject_type: "file" };
    const { status, body: written } = await call("POST", `${WIDGETS}${at("/comments")}`, { token: hubot, body });
    expect(status).toBe(201);
    expect(written).toMatchObject({ subject_type: "file", line: null, position: null });
    expect(namesOf(await pullEvents())).toContain("pull_request_review_comment.created");
  });

  test("a push that changes the file leaves them behind as outdated; others come along", async () => {
    const { id } = await comment(hubot);
    const after = await commitTo(mona, pull.branch, { path: "elsewhere.md", text: "text\n" });
    const read = () => call("GET", `${WIDGETS}/pulls/comments/${id}`, { token: mona });
    expect((await read()).body).toMatchObject({ commit_id: after, original_commit_id: pull.head, line: 2 });
    await commitTo(mona, pull.branch, { path: file(), text: "new\n" });
    expect((await read()).body).toMatchObject({ commit_id: after, line: null, position: null, original_line: 2 });
  });

  test("refuses a file and lines that are no part of the changes, each by its name", async () => {
    for (const [field, body] of [
      ["path", { path: "README.md", line: 1 }],
      ["line", { path: file(), line: 99 }],
      ["line", { path: file(), line: 1, side: "LEFT" }],
      ["position", { path: file(), position: 99 }],
    ] as const)
      expect(await refused(hubot, "POST", at("/comments"), { body: "x", commit_id: pull.head, ...body })).toMatchObject(
        {
          status: 422,
          body: {
            errors: [
              {
                resource: "PullRequestReviewComment",
                field: `pull_request_review_thread.${field}`,
                code: "custom",
                message: `pull_request_review_thread.${field} must be part of the diff`,
              },
            ],
          },
        },
      );
  });

  test("refuses a range that ends before it starts", async () => {
    const body = { body: "x", commit_id: pull.head, path: file(), start_line: 3, line: 2 };
    expect(await refused(hubot, "POST", at("/comments"), body)).toMatchObject({
      status: 422,
      body: { errors: [{ field: "start_line" }] },
    });
  });

  test("refuses one without a commit, without a line and an answer to an answer", async () => {
    const missing = (body: Record<string, unknown>) => refused(hubot, "POST", at("/comments"), { body: "x", ...body });
    expect(await missing({ path: file(), line: 1 })).toMatchObject({ body: { errors: [{ field: "commit_id" }] } });
    expect(await missing({ path: file(), commit_id: pull.head })).toMatchObject({
      body: { errors: [{ field: "line" }] },
    });
    const { id } = await comment(hubot);
    const reply = await comment(hubot, { in_reply_to: id });
    expect((await refused(hubot, "POST", at(`/comments/${reply.id}/replies`), { body: "x" })).status).toBe(422);
  });

  test("refuses somebody else without push rights", async () => {
    const { id } = await comment(lisa);
    expect((await refused(hubot, "PATCH", `/pulls/comments/${id}`, { body: "Mine" })).status).toBe(403);
    expect((await refused(hubot, "DELETE", `/pulls/comments/${id}`)).status).toBe(403);
  });
});

describe("whose review is asked for", () => {
  const REVIEWERS = `${PULL}/requested_reviewers`;

  test("people and teams are asked and asked no more; who reviews has answered", async () => {
    const repositories = [{ repositoryId: scene.widgets, role: "push" }] as const;
    await transaction((tx) =>
      insertTeam(tx, { organizationId: scene.acme, name: `Core ${pull.number}`, repositories }),
    );
    const slug = `core-${pull.number}`;
    const asked = await ask<PullJson>(mona, ["POST", REVIEWERS], {
      params: params(),
      body: { reviewers: ["hubot", "lisa"], team_reviewers: [slug] },
    });
    expect(asked.requested_reviewers.map(({ login }) => login)).toEqual(["hubot", "lisa"]);
    expect(asked.requested_teams.map((team) => team.slug)).toEqual([slug]);
    await ask(mona, ["DELETE", REVIEWERS], { params: params(), body: { reviewers: ["lisa"], team_reviewers: [slug] } });
    await review(hubot, { event: "APPROVE" });
    expect(await ask(mona, ["GET", REVIEWERS], { params: params() })).toEqual({ users: [], teams: [] });
    const events = await pullEvents();
    expect(namesOf(events)).toEqual([
      "pull_request.review_requested",
      "pull_request.review_requested",
      "pull_request.review_requested",
      "pull_request.review_request_removed",
      "pull_request.review_request_removed",
      "pull_request_review.submitted",
    ]);
    expect(events[2]?.payload).toMatchObject({ requested_team: { slug } });
  });

  test("refuses the author and whoever has no access", async () => {
    const ask = (reviewers: string[]) => refused(mona, "POST", at("/requested_reviewers"), { reviewers });
    expect(await ask(["mona"])).toMatchObject({
      status: 422,
      body: { message: "Review cannot be requested from pull request author." },
    });
    const stranger = await ask(["nat"]);
    expect(stranger.status).toBe(422);
    expect(stranger.body.message).toMatch(/^Reviews may only be requested from collaborators\./);
  });

  test("refuses somebody who may only read", async () => {
    expect((await refused(hubot, "POST", at("/requested_reviewers"), { reviewers: ["lisa"] })).status).toBe(403);
  });
});

test("a pull request becomes a draft and ready again", async () => {
  const subject = {
    actor: { accountId: scene.mona },
    repository: { id: scene.widgets, role: "admin", archived: false },
    number: pull.number,
  } as const;
  expect((await changeDraft({ ...subject, draft: true })).draft).toBe(true);
  await changeDraft({ ...subject, draft: false });
  expect(namesOf(await pullEvents())).toEqual(["pull_request.converted_to_draft", "pull_request.ready_for_review"]);
});
