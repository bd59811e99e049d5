import { beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { personNamed } from "@/lib/testing/oauth-scene.ts";
import { loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import { actsThroughApplication } from "./acts.ts";

let hubot: number;
let authorizationId: number;
let token: string;

beforeAll(async () => {
  await loadTestWorld();
  hubot = (await personNamed("hubot")).id;
  const now = clock.now();
  const { id: oauthApplicationId } = await db.oauthApplication.create({
    data: {
      ownerId: hubot,
      name: "Reader",
      url: "https://r.example",
      clientId: "Ov23x",
      createdAt: now,
      updatedAt: now,
    },
  });
  const given = { accountId: hubot, oauthApplicationId, scopes: ["repo"], createdAt: now };
  authorizationId = (await db.authorization.create({ data: { ...given, updatedAt: now } })).id;
  token = generateToken(PREFIX.OAUTH);
  await db.accessToken.create({
    data: { ...given, kind: "OAUTH", hash: hashToken(token), lastEight: lastEight(token), authorizationId },
  });
});

const acts = async (userId = hubot) =>
  (await actsThroughApplication({ userId, authorizationId })).map(({ operation, repository }) => [
    operation,
    repository,
  ]);
const open = (title: string, by = token) => call("POST", "/repos/acme/widgets/issues", { token: by, body: { title } });

test("what an application changes as a person is kept; what it reads, what is refused and what others do is not", async () => {
  expect((await open("One")).status).toBe(201);
  expect((await call("GET", "/repos/acme/widgets/issues", { token })).status).toBe(200);
  expect((await call("POST", "/repos/acme/widgets/issues", { token, body: {} })).status).toBe(422);
  expect((await open("Two", TOKENS.hubot)).status).toBe(201);
  expect(await acts()).toEqual([["issues/create", "acme/widgets"]]);
});

test("what lies in a repository that the person has lost is not shown", async () => {
  const lisa = (await personNamed("lisa")).id;
  expect(await acts(lisa)).toEqual([]);
});

test("it ends with the authorization", async () => {
  await db.authorization.delete({ where: { id: authorizationId } });
  expect(await db.applicationAct.count()).toBe(0);
});
