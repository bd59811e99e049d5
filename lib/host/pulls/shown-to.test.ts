import { beforeAll, expect, test } from "vitest";
import { insertTeam } from "@/lib/accounts/teams/insert-team.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { openPullOf } from "@/lib/testing/pull-scene.ts";
import { allDeliveries } from "@/lib/testing/webhook-scene.ts";
import { dispatchEvents } from "@/lib/webhooks/dispatch.ts";
import type { PullJson } from "./represent.ts";

/** Who reads a pull request learns of nothing else that is kept from them. */

const GADGETS = "/repos/acme/gadgets/pulls";
const WIDGETS = "/repos/acme/widgets/pulls";

let scene: HostScene;
const tokens: Record<"mona" | "hubot" | "lisa" | "nat", string> = { mona: "", hubot: "", lisa: "", nat: "" };

beforeAll(async () => {
  scene = await makeHostScene();
  for (const login of ["mona", "hubot", "lisa", "nat"] as const)
    tokens[login] = await personalToken(scene[login], ["repo", "read:org"]);
});

async function ask<Body>(token: string, method: string, path: string, body?: Record<string, unknown>): Promise<Body> {
  const answer = await call(method, path, { token, ...(body && { body }) });
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer.body as Body;
}

test("the private fork that a public pull request comes from is named to those alone who may read the fork", async () => {
  await ask(tokens.nat, "POST", "/repos/acme/gadgets/forks");
  const fork = "/repos/nat/gadgets";
  const body = { message: "Add", content: Buffer.from("text\n").toString("base64"), branch: "main" };
  await ask(tokens.nat, "PUT", `${fork}/contents/idea.md`, body);
  const opened = { title: "An idea", head: "nat:main", base: "main" };
  const { number } = await ask<PullJson>(tokens.nat, "POST", GADGETS, opened);
  await ask(tokens.nat, "PATCH", fork, { private: true });
  await takeEvents();

  const hidden = { label: "unknown:main", repo: null, user: null };
  for (const token of [tokens.mona, tokens.lisa]) {
    const answers = [
      await ask<PullJson>(token, "GET", `${GADGETS}/${number}`),
      ...(await ask<PullJson[]>(token, "GET", GADGETS)),
    ];
    for (const { head } of answers) expect(head).toMatchObject(hidden);
    expect(JSON.stringify(answers.map(({ head, base }) => [head, base]))).not.toContain("nat/gadgets");
    expect(await ask(token, "GET", `${GADGETS}?head=nat:main`)).toEqual([]);
  }
  expect((await call("GET", `${GADGETS}/${number}`)).body).toMatchObject({ head: hidden });
  const shown = { label: "nat:main", repo: { full_name: "nat/gadgets" } };
  expect(await ask(tokens.nat, "GET", `${GADGETS}/${number}`)).toMatchObject({ head: shown });
  expect(await ask(tokens.nat, "GET", `${GADGETS}?head=nat:main`)).toMatchObject([{ head: shown }]);

  await ask(tokens.mona, "PATCH", `${GADGETS}/${number}`, { title: "Another idea" });
  const [{ payload } = { payload: null }] = await takeEvents();
  expect(payload).toMatchObject({ pull_request: { head: hidden } });
});

test("a secret team whose review is asked for is named to those alone who see it", async () => {
  const { id } = await transaction((tx) =>
    insertTeam(tx, {
      organizationId: scene.acme,
      name: "Hush",
      privacy: "secret",
      memberIds: [],
      repositories: [{ repositoryId: scene.widgets, role: "push" }],
    }),
  );
  expect(id).toBeGreaterThan(0);
  const { number } = await openPullOf(tokens.lisa, { from: scene.head });
  const reviewers = `${WIDGETS}/${number}/requested_reviewers`;
  const team_reviewers = ["hush"];
  const refused = await call("POST", reviewers, { token: tokens.lisa, body: { team_reviewers } });
  expect(refused.status, "as one that there is not").toBe(422);
  await takeEvents();
  const asked = await ask<PullJson>(tokens.mona, "POST", reviewers, { team_reviewers });
  expect(asked.requested_teams.map(({ slug }) => slug)).toEqual(["hush"]);

  const namedTo = async (token: string) => [
    (await ask<PullJson>(token, "GET", `${WIDGETS}/${number}`)).requested_teams.length,
    (await ask<PullJson[]>(token, "GET", WIDGETS)).flatMap((pull) => pull.requested_teams).length,
    (await ask<{ teams: unknown[] }>(token, "GET", reviewers)).teams.length,
  ];
  expect(await namedTo(tokens.mona)).toEqual([1, 1, 1]);
  expect(await namedTo(tokens.lisa)).toEqual([0, 0, 0]);
  expect(await namedTo(await installationToken(scene, { pull_requests: "write" }))).toEqual([0, 0, 0]);
  expect(await namedTo(await installationToken(scene, { pull_requests: "write", members: "read" }))).toEqual([1, 1, 1]);
  await ask(tokens.lisa, "DELETE", reviewers, { reviewers: [], team_reviewers });
  expect(await namedTo(tokens.mona), "nobody takes away what they do not see").toEqual([1, 1, 1]);
});

test("that a secret team is asked for a review is told to those alone who see it", async () => {
  await transaction((tx) =>
    insertTeam(tx, {
      organizationId: scene.acme,
      name: "Whisper",
      privacy: "secret",
      memberIds: [],
      repositories: [{ repositoryId: scene.widgets, role: "push" }],
    }),
  );
  const subscribed = { events: ["pull_request"] };
  const hook = { url: "http://127.0.0.1:9/hook", active: true, createdAt: clock.now(), updatedAt: clock.now() };
  await db.installation.updateMany({ data: subscribed });
  await db.integrationVersion.updateMany({ data: subscribed });
  const { id: integrationHook } = await db.hook.update({
    where: { integrationId: scene.integration.id },
    data: { url: hook.url, active: true },
  });
  const [organizationHook] = await Promise.all([
    db.hook.create({ data: { ...hook, organizationId: scene.acme, events: ["*"] } }),
    db.hook.create({ data: { ...hook, repositoryId: scene.widgets, events: ["*"] } }),
  ]);
  const { number } = await openPullOf(tokens.lisa, { from: scene.head, branch: "whispered" });
  const reviewers = `${WIDGETS}/${number}/requested_reviewers`;
  const team_reviewers = ["whisper"];

  for (const [members, hookIds] of [
    [{}, [organizationHook.id]],
    [{ members: "read" }, [integrationHook, organizationHook.id]],
  ] as const) {
    await installationToken(scene, { pull_requests: "read", metadata: "read", ...members });
    await dispatchEvents();
    await takeEvents();
    await ask(tokens.mona, "POST", reviewers, { team_reviewers });
    await ask(tokens.mona, "DELETE", reviewers, { reviewers: [], team_reviewers });
    await dispatchEvents();
    const deliveries = await allDeliveries();
    for (const action of ["review_requested", "review_request_removed"]) {
      const told = deliveries.filter((delivery) => delivery.action === action);
      expect(told).toHaveLength(hookIds.length);
      expect(new Set(told.map(({ hookId }) => hookId))).toEqual(new Set(hookIds));
    }
    const [{ payload } = { payload: {} }] = await takeEvents();
    expect(payload).toMatchObject({
      requested_team: { slug: "whisper" },
      pull_request: { requested_teams: [{ slug: "whisper" }] },
    });
    expect(officialProblems("pull_request", payload)).toEqual([]);
  }

  await ask(tokens.mona, "POST", reviewers, { team_reviewers });
  await takeEvents();
  await ask(tokens.mona, "PATCH", `${WIDGETS}/${number}`, { title: "For everybody" });
  expect(JSON.stringify(await takeEvents()), "what everybody is told names it not").not.toContain("whisper");
});
