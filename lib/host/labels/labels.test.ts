import { beforeAll, beforeEach, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken, takeEvents } from "@/lib/testing/host-scene.ts";

const PATH = "/repos/acme/widgets/labels";

let scene: HostScene;
let lisa: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  lisa = await personalToken(scene.lisa);
  hubot = await personalToken(scene.hubot);
});
beforeEach(async () => {
  await takeEvents();
});

test("a label is created, read, changed and deleted, each with its event", async () => {
  const created = await call("POST", PATH, { token: lisa, body: { name: "needs care", color: "#FF0000" } });
  expect(created.status, created.text).toBe(201);
  expect(created.body).toMatchObject({ name: "needs care", color: "ff0000", default: false, description: null });
  expect((await call("GET", `${PATH}/needs%20care`, { token: hubot })).body).toMatchObject({ name: "needs care" });
  const changed = await call("PATCH", `${PATH}/needs%20care`, {
    token: lisa,
    body: { new_name: "cared for", description: "All is well" },
  });
  expect(changed.body).toMatchObject({ name: "cared for", color: "ff0000", description: "All is well" });
  expect((await call("DELETE", `${PATH}/Cared%20For`, { token: lisa })).status).toBe(204);
  expect((await call("GET", `${PATH}/cared%20for`, { token: lisa })).status).toBe(404);
  const events = await takeEvents();
  expect(events.map(({ name }) => name)).toEqual(["label.created", "label.edited", "label.deleted"]);
  expect(events[1]?.payload).toMatchObject({ changes: { name: { from: "needs care" }, description: { from: "" } } });
});

test("a label that nobody chose a colour for is grey", async () => {
  expect((await call("POST", PATH, { token: lisa, body: { name: "plain" } })).body).toMatchObject({ color: "ededed" });
});

test("refuses a name that is taken, in any case, for a new label and for a changed one", async () => {
  const taken = { resource: "Label", field: "name", code: "already_exists" };
  const created = await call("POST", PATH, { token: lisa, body: { name: "BUG" } });
  expect(created.status).toBe(422);
  expect(created.body).toMatchObject({ errors: [taken] });
  await call("POST", PATH, { token: lisa, body: { name: "other" } });
  const changed = await call("PATCH", `${PATH}/other`, { token: lisa, body: { new_name: "Bug" } });
  expect(changed.status).toBe(422);
  expect(changed.body).toMatchObject({ errors: [taken] });
});

test.each([
  ["name", {}],
  ["name", { name: "x".repeat(51) }],
  ["name", { name: "two\nlines" }],
  ["color", { name: "x", color: "red" }],
  ["description", { name: "x", description: "y".repeat(101) }],
])("refuses a wrong %s", async (field, body) => {
  const answer = await call("POST", PATH, { token: lisa, body });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ resource: "Label", field }] });
});

test("refuses those who may not push", async () => {
  expect((await call("POST", PATH, { token: hubot, body: { name: "mine" } })).status).toBe(403);
  expect((await call("DELETE", `${PATH}/bug`, { token: hubot })).status).toBe(403);
});
