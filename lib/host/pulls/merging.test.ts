import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findRef } from "@/lib/host/git/refs.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken, takeEvents } from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { ask, commitTo, namesOf, openPullOf, PULL, pullEvents, refused, WIDGETS } from "@/lib/testing/pull-scene.ts";
import type { PullJson } from "./represent.ts";

let scene: HostScene;
let mona: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, hubot] = await Promise.all([personalToken(scene.mona, ["repo"]), personalToken(scene.hubot, ["repo"])]);
});
beforeEach(async () => {
  await takeEvents();
});

const read = (number: number) => ask<PullJson>(mona, ["GET", PULL], { params: { pull_number: number } });
const headOfMain = async () => (await findRef(scene.widgets, "refs/heads/main"))?.sha as string;

describe("merging", () => {
  const merge = (number: number, body: Record<string, unknown> = {}) =>
    ask<{ sha: string; merged: boolean; message: string }>(mona, ["PUT", `${PULL}/merge`], {
      params: { pull_number: number },
      body,
    });

  test("with a commit of two parents", async () => {
    const before = await headOfMain();
    const { number, branch, head } = await openPullOf(mona, { from: before });
    expect((await call("GET", `${WIDGETS}/pulls/${number}/merge`, { token: mona })).status).toBe(404);
    await takeEvents();
    const { sha, message } = await merge(number, { sha: head });
    expect(message).toBe("Pull Request successfully merged");
    const commit = await ask<Record<string, unknown>>(mona, ["GET", "/commits/{ref}"], { params: { ref: sha } });
    expect(commit).toMatchObject({
      parents: [{ sha: before }, { sha: head }],
      commit: { message: `Merge pull request #${number} from acme/${branch}\n\nAdd ${branch}` },
    });
    const events = await takeEvents();
    expect(namesOf(events)).toEqual(["push", "pull_request.closed"]);
    expect(events[1]?.payload).toMatchObject({
      pull_request: { merged: true, merge_commit_sha: sha, merged_by: { login: "mona" } },
    });
    expect(officialProblems("pull_request", events[1]?.payload ?? {})).toEqual([]);
    expect(await read(number)).toMatchObject({ state: "closed", merged: true });
  });

  test("as one commit of its author", async () => {
    const { number, branch } = await openPullOf(mona, { from: await headOfMain() });
    await commitTo(mona, branch, { path: "second.md", text: "text\n" });
    const before = await headOfMain();
    const { sha } = await merge(number, { merge_method: "squash" });
    const commit = await ask<Record<string, unknown>>(mona, ["GET", "/commits/{ref}"], { params: { ref: sha } });
    expect(commit).toMatchObject({
      parents: [{ sha: before }],
      commit: { message: `Add ${branch} (#${number})\n\n* Change ${branch}.md\n\n* Change second.md` },
    });
  });

  test("by making its commits again on the base", async () => {
    const { number, branch } = await openPullOf(mona, { from: await headOfMain() });
    await commitTo(mona, branch, { path: "third.md", text: "text\n" });
    await commitTo(mona, "main", { path: "meanwhile.md", text: "text\n" });
    const before = await headOfMain();
    const { sha } = await merge(number, { merge_method: "rebase" });
    const { commits } = await ask<{ commits: { commit: { message: string }; parents: { sha: string }[] }[] }>(
      mona,
      ["GET", "/compare/{basehead}"],
      { params: { basehead: `${before}...${sha}` } },
    );
    expect(commits.map(({ commit }) => commit.message)).toEqual([`Change ${branch}.md`, "Change third.md"]);
    expect(commits[0]?.parents).toMatchObject([{ sha: before }]);
  });

  test("refuses when the head is another than the one that was looked at", async () => {
    const { number } = await openPullOf(mona, { from: await headOfMain() });
    const { status, body } = await refused(mona, "PUT", `/pulls/${number}/merge`, { sha: scene.head });
    expect({ status, message: body.message }).toEqual({
      status: 409,
      message: "Head branch was modified. Review and try the merge again.",
    });
  });

  test("refuses one that is closed, a draft, and a method that there is not", async () => {
    const { number } = await openPullOf(mona, { from: await headOfMain(), draft: true });
    const draft = await refused(mona, "PUT", `/pulls/${number}/merge`, {});
    expect({ status: draft.status, message: draft.body.message }).toEqual({
      status: 405,
      message: "Pull Request is still a draft",
    });
    expect((await refused(mona, "PUT", `/pulls/${number}/merge`, { merge_method: "octopus" })).status).toBe(422);
    await ask(mona, ["PATCH", PULL], { params: { pull_number: number }, body: { state: "closed" } });
    expect((await refused(mona, "PUT", `/pulls/${number}/merge`, {})).status).toBe(405);
  });

  test("refuses to make commits again that have a merge among them", async () => {
    const { number, branch } = await openPullOf(mona, { from: scene.head });
    expect(await read(number)).toMatchObject({ mergeable: true, rebaseable: true });
    await ask(mona, ["POST", "/merges"], { body: { base: branch, head: "main" } });
    expect(await read(number)).toMatchObject({ mergeable: true, rebaseable: false });
    const { status, body } = await refused(mona, "PUT", `/pulls/${number}/merge`, { merge_method: "rebase" });
    expect({ status, message: body.message }).toEqual({ status: 405, message: "This branch can't be rebased" });
  });

  test("refuses somebody who may only read", async () => {
    const { number } = await openPullOf(mona, { from: await headOfMain() });
    expect((await refused(hubot, "PUT", `/pulls/${number}/merge`, {})).status).toBe(403);
  });
});

describe("branches", () => {
  test("a branch is merged into another; one that is in it already changes nothing", async () => {
    const head = await headOfMain();
    await commitTo(mona, "into", { path: "into.md", text: "text\n", from: head });
    await commitTo(mona, "what", { path: "what.md", text: "text\n", from: head });
    const body = { base: "into", head: "what", commit_message: "Together" };
    const commit = await ask<{ commit: { message: string } }>(mona, ["POST", "/merges"], { body });
    expect(commit.commit.message).toBe("Together");
    expect((await call("POST", `${WIDGETS}/merges`, { token: mona, body })).status).toBe(204);
  });

  test("refuses what does not exist and what does not go together", async () => {
    const head = await headOfMain();
    await commitTo(mona, "left", { path: "clash.md", text: "left\n", from: head });
    await commitTo(mona, "right", { path: "clash.md", text: "right\n", from: head });
    for (const [base, other, status, message] of [
      ["nowhere", "left", 404, "Base does not exist"],
      ["left", "nowhere", 404, "Head does not exist"],
      ["left", "right", 409, "Merge conflict"],
    ] as const) {
      const answer = await refused(mona, "POST", "/merges", { base, head: other });
      expect({ status: answer.status, message: answer.body.message }).toEqual({ status, message });
    }
  });

  test("a pull request's branch is brought up to date with its base", async () => {
    const { number, head } = await openPullOf(mona, { from: scene.head });
    await pullEvents();
    const params = { pull_number: number };
    const wrong = await refused(mona, "PUT", `/pulls/${number}/update-branch`, { expected_head_sha: scene.head });
    expect({ status: wrong.status, message: wrong.body.message }).toEqual({
      status: 422,
      message: "expected head sha didn’t match current head ref.",
    });
    const said = await ask<{ message: string }>(mona, ["PUT", `${PULL}/update-branch`], {
      params,
      body: { expected_head_sha: head },
    });
    expect(said.message).toBe("Updating pull request branch.");
    expect(namesOf(await pullEvents())).toEqual(["pull_request.synchronize"]);
    const again = await refused(mona, "PUT", `/pulls/${number}/update-branch`, {});
    expect(again.body.message).toBe("There are no new commits on the base branch.");
  });
});
