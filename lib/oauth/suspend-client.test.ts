import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { startGitServer } from "@/lib/testing/carriers.ts";
import { askForToken, codeFor, personNamed, planFor, signedIn } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, installationToken, integrationJwt, loadTestWorld } from "@/lib/testing/world.ts";
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

it("everything that a suspended client has is refused: tokens on every carrier, its JWT, its secret", async () => {
  const { id: actorId } = await personNamed("mona");
  const { access_token: person } = await signedIn("hubot");
  const installation = await installationToken();
  const jwt = await integrationJwt();
  const git = await startGitServer();
  const secret = { headers: { authorization: `Basic ${btoa(`${clientId}:${INTEGRATION.clientSecret}`)}` } };
  const statuses = async () => [
    (await call("GET", "/user", { token: person })).status,
    (await call("GET", "/installation/repositories", { token: installation })).status,
    (await call("GET", `/rate_limit?access_token=${installation}`)).status,
    await git.status(installation, "git-upload-pack"),
    (await call("GET", "/app", { jwt })).status,
    (await call("POST", `/applications/${clientId}/token`, { ...secret, body: { access_token: person } })).status,
  ];
  expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
  await setClientSuspended({ actorId, clientId, suspended: true });
  expect(await statuses()).toEqual([403, 403, 403, 403, 403, 403]);
  expect((await call("GET", "/user", { token: person })).body).toMatchObject({
    message: "This application has been suspended",
  });
  await setClientSuspended({ actorId, clientId, suspended: false });
  expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
  await git.stop();
});

it("an unknown client cannot be suspended", async () => {
  const { id: actorId } = await personNamed("mona");
  await expect(setClientSuspended({ actorId, clientId: "nobody", suspended: true })).rejects.toMatchObject({
    status: 422,
  });
  await expect(setClientSuspended({ actorId, clientId, suspended: false })).rejects.toMatchObject({ status: 404 });
});
