import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { askForToken, codeFor, personNamed, planFor, signedIn } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";
import { setClientSuspended, suspendedClients } from "./suspend-client.ts";

const { clientId } = INTEGRATION;

beforeAll(() => loadTestWorld());

it("a suspended client is authorized by nobody and given no token, until it may go on", async () => {
  const { id: actorId } = await personNamed("mona");
  const { refresh_token } = await signedIn("hubot");
  const code = await codeFor("hubot");
  expect(await setClientSuspended({ actorId, clientId, suspended: true })).toBe("CI Bot");
  expect(await suspendedClients()).toMatchObject([{ clientId, ownerLogin: "acme" }]);
  expect(await planFor("hubot")).toMatchObject({ kind: "refused" });
  expect((await askForToken({ code })).body.error).toBe("application_suspended");
  const refresh = { grant_type: "refresh_token", refresh_token };
  expect((await askForToken(refresh)).body.error).toBe("application_suspended");
  await setClientSuspended({ actorId, clientId, suspended: false });
  expect((await askForToken({ code })).body.token_type).toBe("bearer");
  expect((await askForToken(refresh)).body.token_type).toBe("bearer");
  const actions = await db.auditEntry.findMany({
    where: { action: { in: ["integration.suspend", "integration.unsuspend"] } },
  });
  expect(actions).toHaveLength(2);
});

it("an unknown client cannot be suspended", async () => {
  const { id: actorId } = await personNamed("mona");
  await expect(setClientSuspended({ actorId, clientId: "nobody", suspended: true })).rejects.toMatchObject({
    status: 422,
  });
  await expect(setClientSuspended({ actorId, clientId, suspended: false })).rejects.toMatchObject({ status: 404 });
});
