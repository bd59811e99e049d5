import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { askForToken, codeFor, personNamed, planFor, signedIn } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, installationToken, loadTestWorld } from "@/lib/testing/world.ts";
import { countAuthorizationsOf } from "./count-authorizations.ts";
import { revokeUserTokens } from "./revoke-user-tokens.ts";

const { id: integrationId } = INTEGRATION;

beforeAll(() => loadTestWorld());

const revoke = async (login: string) =>
  revokeUserTokens({ actor: { accountId: (await personNamed(login)).id }, integrationId });
const userStatus = async (token: string) => (await call("GET", "/user", { token })).status;

test("everybody's tokens, refresh tokens and codes end at once, and each is asked again", async () => {
  const [hubot, lisa] = [await signedIn("hubot"), await signedIn("lisa")];
  const code = await codeFor("hubot");
  expect(await countAuthorizationsOf(integrationId)).toBe(2);
  expect(await revoke("mona")).toBe(2);
  expect([await userStatus(hubot.access_token), await userStatus(lisa.access_token)]).toEqual([401, 401]);
  const refresh = { grant_type: "refresh_token", refresh_token: hubot.refresh_token };
  expect((await askForToken(refresh)).body.error).toBe("bad_refresh_token");
  expect((await askForToken({ code })).body.error).toBe("bad_verification_code");
  expect(await planFor("hubot")).toMatchObject({ kind: "ask" });
  expect(await countAuthorizationsOf(integrationId)).toBe(0);
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "integration.revoke_all_tokens" } });
  expect(entry).toMatchObject({ integrationId, data: { people: 2 } });
  const told = await db.event.findMany({ where: { name: "github_app_authorization" } });
  expect(told).toHaveLength(2);
});

test("the installations' own tokens, and those of other clients, go on", async () => {
  const token = await installationToken();
  await revoke("mona");
  expect((await call("GET", "/installation/repositories", { token })).status).toBe(200);
});

test("by a member who does not manage the integration is refused, and nothing ends", async () => {
  const { access_token } = await signedIn("hubot");
  await expect(revoke("hubot")).rejects.toMatchObject({ status: 403 });
  expect(await userStatus(access_token)).toBe(200);
});
