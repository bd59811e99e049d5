import { beforeAll, test } from "vitest";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { askOfficially, expectOfficialEvents, type OfficialCall } from "@/lib/testing/official-calls.ts";

/** Every answer and every event of one long story fits the official description. */

// Compiling the official schemas takes seconds.
const REPOSITORY = "/repos/{owner}/{repo}";

let scene: HostScene;
let token: string;
let mona: string;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona, ["repo", "delete_repo", "workflow"]);
  token = await installationToken(scene, {
    contents: "write",
    deployments: "write",
    issues: "write",
    metadata: "read",
    statuses: "write",
  });
  await takeEvents();
});

/** One request as the installation, unless somebody else is named. */
const ask = <T>(
  method: string,
  path: string,
  { as = token, ...asked }: Omit<OfficialCall, "token"> & { as?: string } = {},
): Promise<T> => askOfficially<T>(method, path, { ...asked, token: as });

test("issues, labels and comments", async () => {
  const { number } = await ask<{ number: number }>("POST", `${REPOSITORY}/issues`, {
    body: { title: "Story", body: "Text", labels: ["bug"], assignees: ["lisa"] },
  });
  await expectOfficialEvents("issues.opened", "issues.labeled", "issues.assigned");
  const params = { issue_number: number };
  await ask("PATCH", `${REPOSITORY}/issues/{issue_number}`, {
    params,
    body: { title: "New", body: "Newer", labels: [], assignees: [], state: "closed" },
  });
  await expectOfficialEvents("issues.edited", "issues.unlabeled", "issues.unassigned", "issues.closed");
  await ask("PATCH", `${REPOSITORY}/issues/{issue_number}`, { params, body: { state: "open" } });
  await expectOfficialEvents("issues.reopened");
  const comments = `${REPOSITORY}/issues/{issue_number}/comments`;
  const { id } = await ask<{ id: number }>("POST", comments, { params, body: { body: "Well" } });
  await ask("PATCH", `${REPOSITORY}/issues/comments/{comment_id}`, {
    params: { comment_id: id },
    body: { body: "Now" },
  });
  await ask("DELETE", `${REPOSITORY}/issues/comments/{comment_id}`, { params: { comment_id: id } });
  await expectOfficialEvents("issue_comment.created", "issue_comment.edited", "issue_comment.deleted");
  await ask("POST", `${REPOSITORY}/labels`, { body: { name: "story", color: "0075ca" } });
  const body = { new_name: "tale", color: "d73a4a", description: "Once" };
  await ask("PATCH", `${REPOSITORY}/labels/{name}`, { params: { name: "story" }, body });
  await ask("DELETE", `${REPOSITORY}/labels/{name}`, { params: { name: "tale" } });
  await expectOfficialEvents("label.created", "label.edited", "label.deleted");
});

test("commits, references and statuses", async () => {
  // By a person: the brackets in a bot's address are in the wire format, and no address by the official schema.
  const content = Buffer.from("text\n").toString("base64");
  const path = `${REPOSITORY}/contents/{path}`;
  const params = { path: "story.md" };
  const put = await ask<{ content: { sha: string }; commit: { sha: string } }>("PUT", path, {
    as: mona,
    params,
    body: { message: "Add", content },
  });
  await ask("GET", path, { params });
  await ask("GET", path, { params: { path: "src" } });
  const { sha } = put.content;
  const changed = await ask<{ content: { sha: string }; commit: { sha: string } }>("PUT", path, {
    as: mona,
    params,
    body: { message: "Change", content: "", sha },
  });
  await ask("DELETE", path, { as: mona, params, body: { message: "Remove", sha: changed.content.sha } });
  await expectOfficialEvents("push", "push", "push");
  await ask("GET", `${REPOSITORY}/commits/{ref}`, { params: { ref: changed.commit.sha } });
  await ask("POST", `${REPOSITORY}/git/refs`, { as: mona, body: { ref: "refs/heads/story", sha: scene.head } });
  const ref = { ref: "heads/story" };
  await ask("PATCH", `${REPOSITORY}/git/refs/{ref}`, { as: mona, params: ref, body: { sha: put.commit.sha } });
  await ask("DELETE", `${REPOSITORY}/git/refs/{ref}`, { as: mona, params: ref });
  await expectOfficialEvents("create", "push", "push", "delete", "push");
  await ask("POST", `${REPOSITORY}/statuses/{sha}`, {
    params: { sha: put.commit.sha },
    body: { state: "success", context: "ci", target_url: "https://ci.test", description: "Good" },
  });
  await expectOfficialEvents("status");
  await ask("GET", `${REPOSITORY}/commits/{ref}/status`, { params: { ref: put.commit.sha } });
  await ask("GET", `${REPOSITORY}/commits/{ref}/statuses`, { params: { ref: put.commit.sha } });
});

test("deployments", async () => {
  const deployment = await ask<{ id: number }>("POST", `${REPOSITORY}/deployments`, {
    body: { ref: "main", environment: "story", payload: "text", required_contexts: [], description: "Try" },
  });
  const params = { deployment_id: deployment.id };
  const statuses = `${REPOSITORY}/deployments/{deployment_id}/statuses`;
  const body = { state: "failure", environment_url: "https://story.test", log_url: "https://ci.test/log" };
  const { id } = await ask<{ id: number }>("POST", statuses, { params, body });
  await expectOfficialEvents("deployment.created", "deployment_status.created");
  await ask("GET", `${REPOSITORY}/deployments/{deployment_id}`, { params });
  await ask("GET", statuses, { params });
  await ask("GET", `${statuses}/{status_id}`, { params: { ...params, status_id: id } });
  await ask("GET", `${REPOSITORY}/deployments`);
  await ask("DELETE", `${REPOSITORY}/deployments/{deployment_id}`, { params });
});

test("repositories and collaborators", async () => {
  await ask("POST", "/orgs/{org}/repos", { as: mona, body: { name: "story", private: true, auto_init: true } });
  const params = { repo: "story", username: "nat" };
  const change = (body: Record<string, unknown>) => ask("PATCH", REPOSITORY, { as: mona, params, body });
  await change({ description: "A story", homepage: "https://story.test" });
  await change({ private: false });
  await change({ private: true });
  await change({ archived: true });
  await change({ archived: false });
  await expectOfficialEvents(
    "repository.created",
    "repository.edited",
    "repository.publicized",
    "public",
    "repository.privatized",
    "repository.archived",
    "repository.unarchived",
  );
  const path = `${REPOSITORY}/collaborators/{username}`;
  await ask("PUT", path, { as: mona, params, body: { permission: "push" } });
  await ask("PUT", path, { as: mona, params, body: { permission: "pull" } });
  await ask("DELETE", path, { as: mona, params });
  await expectOfficialEvents("member.added", "member.edited", "member.removed");
  await change({ name: "tale" });
  await ask("DELETE", REPOSITORY, { as: mona, params: { repo: "tale" } });
  await expectOfficialEvents("repository.renamed", "repository.deleted");
  await ask("POST", "/user/repos", { as: mona, body: { name: "own" } });
  await ask("GET", "/user/repos", { as: mona });
});
