import { beforeAll, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { officialAnswerProblems } from "@/lib/testing/official-response-schema.ts";
import { INTEGRATION, installationToken, integrationJwt, loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import { insertRequest } from "../requests/insert-request.ts";
import { closeRequest } from "../requests/settle-requests.ts";

const PATH = "/app/installation-requests";

let mona: number;
let open: number;
beforeAll(async () => {
  await loadTestWorld();
  const idOf = async (login: string) => (await db.account.findUniqueOrThrow({ where: { login } })).id;
  mona = await idOf("mona");
  const [hubot, acme] = [await idOf("hubot"), await idOf("acme")];
  const { id: gadgets } = await db.repository.findFirstOrThrow({ where: { name: "gadgets" } });
  const asked = { integrationId: INTEGRATION.id, accountId: acme, version: 1, reason: "For the gadgets", state: null };
  const ask = (requesterId: number) =>
    transaction((tx) =>
      insertRequest(tx, { ...asked, requesterId, repositorySelection: "selected", repositoryIds: [gadgets] }),
    );
  ({ id: open } = await ask(hubot));
  const { id: declined } = await ask(mona);
  await transaction((tx) => closeRequest(tx, { requestId: declined, outcome: "declined", actorId: mona }));
});

test("what waits for an answer is listed as documented, and what was answered is not", async () => {
  const { status, body } = await call("GET", PATH, { jwt: await integrationJwt() });
  expect(status).toBe(200);
  expect(body).toMatchObject([
    { id: open, account: { login: "acme", type: "Organization" }, requester: { login: "hubot", type: "User" } },
  ]);
  expect(officialAnswerProblems({ method: "GET", path: PATH, status, body })).toEqual([]);
});

test("no other credential than the integration's own lists them", async () => {
  for (const token of [await installationToken(), TOKENS.mona])
    expect((await call("GET", PATH, { token })).status).toBe(401);
  expect((await call("GET", PATH)).status).toBe(401);
});
