import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { expectOfficialEvents } from "@/lib/testing/official-calls.ts";

// Compiling the official schemas takes seconds.
const path = "/repos/acme/gadgets/dispatches";

let scene: HostScene;
let mona: string;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
});
beforeEach(async () => {
  await takeEvents();
});

const send = async (body: Record<string, unknown>) => (await call("POST", path, { token: mona, body })).status;

test("a client's wish is told with what it sent along", async () => {
  const token = await installationToken(scene, { contents: "write" });
  const body = { event_type: "sample.collected", client_payload: { depth: { metres: 12 } } };
  const answer = await call("POST", "/repos/acme/widgets/dispatches", { token, body });
  expect(answer.status, answer.text).toBe(204);
  // Installations alone are told of it, and each finds its own in the payload.
  const [event] = await takeEvents();
  expect(event).toMatchObject({
    name: "repository_dispatch",
    payload: { action: "sample.collected", branch: "main", client_payload: { depth: { metres: 12 } } },
  });
});

test("what is sent along may be left out", async () => {
  expect(await send({ event_type: "sample.collected" })).toBe(204);
  const [event] = await takeEvents();
  expect(event?.payload).toMatchObject({ client_payload: {} });
});

test("refuses no type, one that is too long, and more than ten properties", async () => {
  expect(await send({})).toBe(422);
  expect(await send({ event_type: "" })).toBe(422);
  expect(await send({ event_type: "x".repeat(101) })).toBe(422);
  const properties = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
  expect(await send({ event_type: "ok", client_payload: properties(11) })).toBe(422);
  expect(await send({ event_type: "ok", client_payload: properties(10) })).toBe(204);
  expect(await send({ event_type: "ok", client_payload: { text: "x".repeat(70_000) } })).toBe(422);
  expect(await send({ event_type: "ok", client_payload: "text" })).toBe(422);
});

test("refuses those who may not push, and an archived repository", async () => {
  const nat = await personalToken(scene.nat);
  expect((await call("POST", path, { token: nat, body: { event_type: "ok" } })).status).toBe(403);
  await db.repository.update({ where: { id: scene.gadgets }, data: { archived: true } });
  expect(await send({ event_type: "ok" })).toBe(403);
  await db.repository.update({ where: { id: scene.gadgets }, data: { archived: false } });
  await expectOfficialEvents();
});
