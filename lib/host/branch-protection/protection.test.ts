import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { startGitServer } from "@/lib/testing/carriers.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { askOfficially, expectOfficialEvents } from "@/lib/testing/official-calls.ts";
import { openPullOf } from "@/lib/testing/pull-scene.ts";
import { clientGit, scratchFolder } from "../git/scratch.ts";
import { mergeObstacles } from "../pulls/merge-obstacles.ts";
import { requirePull } from "../pulls/row.ts";
import { branchMergeRules } from "./enforce.ts";

// Compiling the official schemas takes seconds.
const PROTECTION = "/repos/{owner}/{repo}/branches/{branch}/protection";
const WIDGETS = "/repos/acme/widgets";
const NONE = {
  required_status_checks: null,
  enforce_admins: null,
  required_pull_request_reviews: null,
  restrictions: null,
};

let scene: HostScene;
let mona: string;
let lisa: string;
let branch: string;
let count = 0;
let git: Awaited<ReturnType<typeof startGitServer>>;

beforeAll(async () => {
  git = await startGitServer();
  scene = await makeHostScene();
  [mona, lisa] = await Promise.all([personalToken(scene.mona), personalToken(scene.lisa)]);
});
afterAll(async () => {
  await git.stop();
});
beforeEach(async () => {
  count += 1;
  branch = `work/${count}`;
  const body = { ref: `refs/heads/${branch}`, sha: scene.head };
  expect((await call("POST", `${WIDGETS}/git/refs`, { token: mona, body })).status).toBe(201);
  await takeEvents();
});

const protect = (rules: Record<string, unknown>) =>
  askOfficially<Record<string, unknown>>("PUT", PROTECTION, {
    token: mona,
    params: { branch },
    body: { ...NONE, ...rules },
  });

/** Commits a file to the branch. */
const write = (token: string, name: string) =>
  call("PUT", `${WIDGETS}/contents/${name}`, { token, body: { message: "Write", content: "aGk=", branch } });
const message = ({ body }: { body: unknown }) => (body as { message: string }).message;

test("rules are set, read, changed and taken away, each told with what changed", async () => {
  const app = await installationToken(scene, { administration: "write" });
  const params = { branch };
  const set = await askOfficially("PUT", PROTECTION, {
    token: app,
    params,
    body: {
      ...NONE,
      required_status_checks: {
        strict: true,
        contexts: ["ci"],
        checks: [{ context: "lint", app_id: scene.integration.id }],
      },
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
        bypass_pull_request_allowances: { users: ["lisa"], apps: ["ci-bot"] },
      },
      restrictions: { users: ["lisa"], teams: [], apps: ["ci-bot"] },
      required_linear_history: true,
    },
  });
  expect(set).toMatchObject({
    required_status_checks: {
      strict: true,
      contexts: ["ci", "lint"],
      checks: [
        { context: "ci", app_id: null },
        { context: "lint", app_id: scene.integration.id },
      ],
    },
    required_pull_request_reviews: { required_approving_review_count: 2, dismiss_stale_reviews: true },
    restrictions: { users: [{ login: "lisa" }], apps: [{ slug: "ci-bot" }] },
    enforce_admins: { enabled: false },
    required_linear_history: { enabled: true },
  });
  expect(await askOfficially("GET", PROTECTION, { token: app, params })).toEqual(set);
  await protect({ enforce_admins: true });
  await askOfficially("DELETE", PROTECTION, { token: app, params });
  const [, edited] = await expectOfficialEvents(
    "branch_protection_rule.created",
    "branch_protection_rule.edited",
    "branch_protection_rule.deleted",
  );
  expect(edited).toMatchObject({
    rule: { name: branch, admin_enforced: true, required_status_checks: [] },
    changes: { admin_enforced: { from: false }, required_status_checks: { from: ["ci", "lint"] } },
  });
});

test("branches say whether they are protected, and are listed by it", async () => {
  await protect({ required_status_checks: { strict: false, contexts: ["ci"] } });
  const one = await askOfficially("GET", "/repos/{owner}/{repo}/branches/{branch}", {
    token: mona,
    params: { branch },
  });
  expect(one).toMatchObject({
    protected: true,
    protection: { enabled: true, required_status_checks: { enforcement_level: "non_admins", contexts: ["ci"] } },
  });
  const names = async (query: string) => {
    const list = await askOfficially<{ name: string }[]>("GET", "/repos/{owner}/{repo}/branches", {
      token: mona,
      query,
    });
    return list.map(({ name }) => name);
  };
  expect(await names("?protected=true")).toContain(branch);
  expect(await names("?protected=true")).not.toContain("main");
  expect(await names("?protected=false")).toContain("main");
});

test("a required check has to have passed for a commit before a branch is moved to it", async () => {
  await protect({ required_status_checks: { strict: false, contexts: ["ci"] } });
  await call("POST", `${WIDGETS}/git/refs`, {
    token: mona,
    body: { ref: `refs/heads/${branch}-next`, sha: scene.head },
  });
  const next = await call("PUT", `${WIDGETS}/contents/${branch}`, {
    token: mona,
    body: { message: "Next", content: "aGk=", branch: `${branch}-next` },
  });
  const { sha } = (next.body as { commit: { sha: string } }).commit;
  const moveIt = () => call("PATCH", `${WIDGETS}/git/refs/heads/${branch}`, { token: lisa, body: { sha } });
  const refused = await moveIt();
  expect(refused.status).toBe(422);
  expect(message(refused)).toBe('Required status check "ci" is expected.');
  const status = (state: string) =>
    call("POST", `${WIDGETS}/statuses/${sha}`, { token: lisa, body: { state, context: "ci" } });
  await status("failure");
  expect((await moveIt()).status).toBe(422);
  await status("success");
  expect((await moveIt()).status).toBe(200);
});

test("a check run counts like a status, and of one integration alone where it is named", async () => {
  const app = await installationToken(scene, { checks: "write", contents: "write" });
  await protect({
    required_status_checks: { strict: false, checks: [{ context: "build", app_id: scene.integration.id }] },
  });
  await call("POST", `${WIDGETS}/git/refs`, { token: mona, body: { ref: `refs/heads/${branch}-b`, sha: scene.head } });
  const made = await call("PUT", `${WIDGETS}/contents/${branch}`, {
    token: mona,
    body: { message: "Build", content: "aGk=", branch: `${branch}-b` },
  });
  const { sha } = (made.body as { commit: { sha: string } }).commit;
  const moveIt = () => call("PATCH", `${WIDGETS}/git/refs/heads/${branch}`, { token: app, body: { sha } });
  await call("POST", `${WIDGETS}/statuses/${sha}`, { token: lisa, body: { state: "success", context: "build" } });
  expect((await moveIt()).status).toBe(422);
  const body = { name: "build", head_sha: sha, status: "completed", conclusion: "success" };
  expect((await call("POST", `${WIDGETS}/check-runs`, { token: app, body })).status).toBe(201);
  expect((await moveIt()).status).toBe(200);
});

test("files of a branch that wants pull requests are not changed directly, but by administrators", async () => {
  await protect({ required_pull_request_reviews: {} });
  const refused = await write(lisa, "direct.md");
  expect(refused.status).toBe(409);
  expect(message(refused)).toBe("Could not update file: Changes must be made through a pull request.");
  expect((await write(mona, "direct.md")).status).toBe(201);
  await protect({ required_pull_request_reviews: {}, enforce_admins: true });
  expect((await write(mona, "again.md")).status).toBe(409);
});

test("a pull request is merged when enough people who may push approve it, and nobody asks for changes", async () => {
  const rules = { required_approving_review_count: 1, dismiss_stale_reviews: true };
  await protect({ required_pull_request_reviews: rules, enforce_admins: true });
  const { number, head } = await openPullOf(lisa, { from: scene.head, base: branch });
  const pull = await db.pullRequest.findFirstOrThrow({ where: { issue: { number, repositoryId: scene.widgets } } });
  const review = (authorId: number, state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED", commitSha = head) =>
    db.pullReview.create({
      data: { pullId: pull.id, authorId, state, commitSha, createdAt: clock.now(), updatedAt: clock.now() },
    });
  const merge = () => call("PUT", `${WIDGETS}/pulls/${number}/merge`, { token: mona, body: {} });
  const tooFew = "At least 1 approving review is required by reviewers with write access.";
  await review(scene.hubot, "APPROVED");
  await review(scene.mona, "APPROVED", scene.head);
  const refused = await merge();
  expect([refused.status, message(refused)]).toEqual([405, tooFew]);
  await review(scene.mona, "CHANGES_REQUESTED");
  await review(scene.lisa, "APPROVED");
  expect(message(await merge())).toMatch(/Changes were requested/);
  await review(scene.mona, "DISMISSED");
  expect((await merge()).status).toBe(200);
});

test("merging a branch into a protected one is a push to it", async () => {
  const { branch: head } = await openPullOf(lisa, { from: scene.head, base: "main" });
  await protect({ required_pull_request_reviews: {} });
  const body = { base: branch, head };
  const refused = await call("POST", `${WIDGETS}/merges`, { token: lisa, body });
  expect([refused.status, message(refused)]).toEqual([403, "Changes must be made through a pull request."]);
  expect((await call("POST", `${WIDGETS}/merges`, { token: mona, body })).status).toBe(201);
});

test("each way to merge is told by itself what stands in its way, before anybody tries", async () => {
  const { number } = await openPullOf(lisa, { from: scene.head, base: branch });
  const pull = await requirePull(scene.widgets, number);
  const [mover, owner] = [
    { accountId: scene.lisa, isAdmin: false },
    { accountId: scene.mona, isAdmin: true },
  ];
  const free = { merge: null, squash: null, rebase: null };
  expect(await mergeObstacles(pull, mover)).toEqual(free);
  await protect({ required_linear_history: true });
  const noMerges = { ...free, merge: "This branch must not contain merge commits." };
  expect(await mergeObstacles(pull, mover)).toEqual(noMerges);
  expect(await mergeObstacles(pull, owner)).toEqual(free);
  await protect({ lock_branch: true });
  const locked = "This branch is locked: nobody can push to it";
  expect(await mergeObstacles(pull, mover)).toEqual({ merge: locked, squash: locked, rebase: locked });
  expect(await mergeObstacles({ ...pull, state: "closed" }, mover)).toEqual(free);
});

test("a merge is told which check of the head has not passed", async () => {
  await protect({ required_status_checks: { strict: false, contexts: ["ci"] }, enforce_admins: true });
  const problem = async () => {
    const rules = await branchMergeRules(scene.widgets, {
      branch,
      headSha: scene.head,
      facts: async () => ({ approvals: 0, changesRequested: false, upToDate: true }),
    });
    return rules({ mover: { accountId: scene.mona, isAdmin: true }, method: "merge" });
  };
  expect(await problem()).toBe('Required status check "ci" is expected.');
  const body = { state: "success", context: "ci" };
  await call("POST", `${WIDGETS}/statuses/${scene.head}`, { token: mona, body });
  expect(await problem()).toBeNull();
});

test("a push with git keeps the rules, and is told which it breaks", async () => {
  await protect({ required_linear_history: true });
  const folder = scratchFolder();
  const run = (...args: string[]) => clientGit(folder, args);
  const push = async (token: string, ...args: string[]) =>
    run("push", "-q", git.address(token), ...args).then(
      () => "pushed",
      (error: { stderr: string }) => error.stderr,
    );
  await run("clone", "-q", "-b", branch, git.address(mona), ".");
  const commit = (text: string) => run("commit", "-q", "--allow-empty", "-m", text);
  await commit("one");
  expect(await push(lisa, branch)).toBe("pushed");
  await run("checkout", "-q", "-b", "side", "HEAD~1");
  await commit("aside");
  await run("checkout", "-q", branch);
  await run("merge", "-q", "--no-ff", "-m", "merged", "side");
  expect(await push(lisa, branch)).toContain("This branch must not contain merge commits.");
  await run("reset", "-q", "--hard", "HEAD~1");
  await run("commit", "-q", "--amend", "--allow-empty", "-m", "another one");
  expect(await push(mona, "--force", branch)).toContain("Cannot force-push to this protected branch");
  expect(await push(mona, "--delete", branch)).toContain("Cannot delete this protected branch");
});

test("an integration is bound unless it is named", async () => {
  await protect({ restrictions: { users: [], teams: [], apps: [] } });
  const app = await installationToken(scene, { contents: "write" });
  expect((await write(app, "by-app.md")).status).toBe(409);
  await protect({ restrictions: { users: [], teams: [], apps: ["ci-bot"] } });
  expect((await write(app, "by-app.md")).status).toBe(201);
});

test("refuses to delete a protected branch or to take commits from it", async () => {
  expect((await write(mona, "one.md")).status).toBe(201);
  await protect({});
  const ref = `${WIDGETS}/git/refs/heads/${branch}`;
  const forced = await call("PATCH", ref, { token: mona, body: { sha: scene.head, force: true } });
  expect([forced.status, message(forced)]).toEqual([422, "Cannot force-push to this protected branch"]);
  const deleted = await call("DELETE", ref, { token: mona });
  expect([deleted.status, message(deleted)]).toEqual([422, "Cannot delete this protected branch"]);
  await protect({ allow_force_pushes: true, allow_deletions: true });
  expect((await call("PATCH", ref, { token: mona, body: { sha: scene.head, force: true } })).status).toBe(200);
  expect((await call("DELETE", ref, { token: mona })).status).toBe(204);
});

test("refuses a branch that does not exist or has no rules, in words", async () => {
  const missing = await call("GET", `${WIDGETS}/branches/nowhere/protection`, { token: mona });
  expect([missing.status, message(missing)]).toEqual([404, "Branch not found"]);
  for (const method of ["GET", "DELETE"] as const) {
    const open = await call(method, `${WIDGETS}/branches/${branch}/protection`, { token: mona });
    expect([open.status, message(open)]).toEqual([404, "Branch not protected"]);
  }
});

test("refuses rules that are incomplete, and people and integrations that there are not", async () => {
  const put = (body: Record<string, unknown>) =>
    call("PUT", `${WIDGETS}/branches/${branch}/protection`, { token: mona, body });
  const { restrictions: _, ...incomplete } = NONE;
  expect((await put(incomplete)).body).toMatchObject({ errors: [{ field: "restrictions", code: "missing_field" }] });
  for (const restrictions of [{ users: ["nobody-here"] }, { apps: ["no-bot"] }, { teams: ["core"] }])
    expect((await put({ ...NONE, restrictions })).status).toBe(422);
});

test("refuses a writer, and an installation without the permission", async () => {
  await addCollaborator(scene.gadgets, scene.lisa, "maintain");
  const path = `${WIDGETS}/branches/${branch}/protection`;
  expect((await call("PUT", path, { token: lisa, body: NONE })).status).toBe(403);
  const app = await installationToken(scene, { contents: "write" });
  expect((await call("PUT", path, { token: app, body: NONE })).status).toBe(403);
});
