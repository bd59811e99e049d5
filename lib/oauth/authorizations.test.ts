import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { securityLogOf } from "@/lib/audit/security-log.ts";
import { actsThroughIntegration } from "@/lib/host/acts-through-integration.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { askForToken, codeFor, personNamed, signedIn } from "@/lib/testing/oauth-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";
import { authorizationsOf, countLiveTokens, findAuthorizationOf } from "./authorizations.ts";
import { endAllAuthorizations, endAuthorization, endAuthorizationsOfClient } from "./end-authorizations.ts";

const FIRST_PAGE = { page: 1, perPage: 30 };
const statusOf = async (token: string): Promise<number> => (await call("GET", "/user", { token })).status;

beforeAll(() => loadTestWorld());
beforeEach(async () => {
  await db.authorization.deleteMany();
  await db.event.deleteMany();
});

describe("what a person has authorized", () => {
  it("is listed with what it may do and when it was last used", async () => {
    const { access_token: token } = await signedIn("mona");
    const { id } = await personNamed("mona");
    expect(await authorizationsOf(id)).toMatchObject([{ kind: "integration", name: "CI Bot", lastUsedAt: null }]);
    await call("GET", "/user", { token });
    const [given] = await authorizationsOf(id);
    expect(given?.lastUsedAt).toBeInstanceOf(Date);
    expect(await countLiveTokens(given?.id ?? 0)).toBe(1);
    expect(await findAuthorizationOf(id, { clientId: INTEGRATION.clientId })).toMatchObject({ id: given?.id });
  });

  it("of another person is not found", async () => {
    await signedIn("mona");
    const [mona, hubot] = [await personNamed("mona"), await personNamed("hubot")];
    const [given] = await authorizationsOf(mona.id);
    expect(await findAuthorizationOf(hubot.id, { id: given?.id ?? 0 })).toBeNull();
    await expect(endAuthorization(hubot.id, given?.id ?? 0)).rejects.toMatchObject({ status: 404 });
  });

  it("ends with its tokens, its refresh tokens and its codes, and the integration is told", async () => {
    const tokens = await signedIn("mona");
    const code = await codeFor("mona");
    const { id } = await personNamed("mona");
    const [given] = await authorizationsOf(id);
    expect(await endAuthorization(id, given?.id ?? 0)).toBe("CI Bot");
    expect(await statusOf(tokens.access_token)).toBe(401);
    const renewed = await askForToken({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
    expect(renewed.body.error).toBe("bad_refresh_token");
    expect((await askForToken({ code })).body.error).toBe("bad_verification_code");
    const [event] = await db.event.findMany({ where: { name: "github_app_authorization" } });
    expect(event).toMatchObject({ action: "revoked", integrationId: INTEGRATION.id });
    expect(event?.payload).toMatchObject({ action: "revoked", sender: { login: "mona" } });
    expect(officialProblems("github_app_authorization", event?.payload as { action: string })).toEqual([]);
  });

  it("ends all at once for a person, or for a client", async () => {
    const [mona, hubot] = [await personNamed("mona"), await personNamed("hubot")];
    await signedIn("mona");
    await signedIn("hubot");
    expect(await endAllAuthorizations(mona.id)).toBe(1);
    expect(await authorizationsOf(hubot.id)).toHaveLength(1);
    await signedIn("mona");
    const client = { kind: "integration", id: INTEGRATION.id } as const;
    expect(await endAuthorizationsOfClient(client, { actorId: mona.id, accountId: hubot.id })).toBe(1);
    expect(await endAuthorizationsOfClient(client, { actorId: mona.id })).toBe(1);
    expect(await db.event.count({ where: { name: "github_app_authorization" } })).toBe(3);
  });

  it("is in the security log, from beginning to end, and no secret is", async () => {
    const tokens = await signedIn("mona");
    const { id } = await personNamed("mona");
    await endAllAuthorizations(id);
    const { entries } = await securityLogOf(id, FIRST_PAGE, "oauth_authorization");
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual([
      "oauth_authorization.destroy",
      "oauth_authorization.create",
    ]);
    expect(entries[0]).toMatchObject({ actor: { login: "mona" }, details: { name: "CI Bot" } });
    const written = JSON.stringify(entries.map(({ details }) => details));
    for (const secret of [tokens.access_token, tokens.refresh_token]) expect(written).not.toContain(secret);
  });
});

describe("acting as a person", () => {
  const issues = "/repos/acme/widgets/issues";

  it("shows the person, and the integration beside them", async () => {
    const { access_token: token } = await signedIn("mona");
    const issue = await call("POST", issues, { token, body: { title: "Through the integration" } });
    const via = { user: { login: "mona" }, performed_via_github_app: { slug: INTEGRATION.slug } };
    expect(issue).toMatchObject({ status: 201, body: via });
    const { number } = issue.body as { number: number };
    const comment = await call("POST", `${issues}/${number}/comments`, { token, body: { body: "And said so" } });
    expect(comment).toMatchObject({ status: 201, body: via });
    const body = { ref: "main", auto_merge: false, required_contexts: [] };
    const deployment = await call("POST", "/repos/acme/widgets/deployments", { token, body });
    expect(deployment).toMatchObject({
      status: 201,
      body: { creator: { login: "mona" }, performed_via_github_app: { slug: INTEGRATION.slug } },
    });
    const { id: userId } = await personNamed("mona");
    const acts = await actsThroughIntegration({ userId, integrationId: INTEGRATION.id });
    expect(acts.map(({ kind }) => kind)).toEqual(["deployment", "comment", "issue"]);
  });

  it("does no more than the person may: not what takes an administrator", async () => {
    const { access_token: token } = await signedIn("hubot");
    const change = { token, body: { description: "Mine" } };
    expect((await call("PATCH", "/repos/acme/widgets", change)).status).toBe(403);
    const { access_token: owner } = await signedIn("mona");
    expect((await call("PATCH", "/repos/acme/widgets", { ...change, token: owner })).status).toBe(200);
  });

  it("does not see for a person what they cannot see themselves", async () => {
    const { access_token: token } = await signedIn("lisa");
    expect((await call("GET", issues, { token })).status).toBe(404);
  });

  it("reaches no repository outside of the installation's selection, and no account without one", async () => {
    const { access_token: token } = await signedIn("mona");
    expect((await call("GET", "/repos/acme/gadgets/issues", { token })).status).toBe(404);
    expect((await call("GET", "/repos/mona/dotfiles/issues", { token })).status).toBe(404);
    expect((await call("GET", "/repos/acme/open/issues", { token })).status).toBe(200);
    expect((await call("POST", "/repos/acme/open/issues", { token, body: { title: "No" } })).status).toBe(403);
  });

  it("stops while the installation is suspended, and the authorization stays", async () => {
    const { access_token: token } = await signedIn("mona");
    const where = { integrationId: INTEGRATION.id };
    await db.installation.updateMany({ where, data: { suspendedAt: new Date() } });
    const refused = await call("POST", issues, { token, body: { title: "No" } });
    await db.installation.updateMany({ where, data: { suspendedAt: null } });
    expect(refused.status).toBeGreaterThanOrEqual(403);
    expect((await call("POST", issues, { token, body: { title: "Again" } })).status).toBe(201);
  });

  it("has what was added on the person's own account only after they agreed again", async () => {
    const { access_token: token } = await signedIn("mona");
    const refusal = { status: 403, body: { message: "Resource not accessible by integration" } };
    expect(await call("GET", "/user/emails", { token })).toMatchObject(refusal);
    const where = { integrationId: INTEGRATION.id };
    const { permissions } = await db.integrationVersion.findFirstOrThrow({ where });
    const more = { ...(permissions as object), emails: "read" };
    await db.integrationVersion.updateMany({ where, data: { permissions: more } });
    expect(await call("GET", "/user/emails", { token })).toMatchObject(refusal);
    await codeFor("mona");
    expect((await call("GET", "/user/emails", { token })).status).toBe(200);
    await db.integrationVersion.updateMany({ where, data: { permissions: permissions as object } });
    expect(await call("GET", "/user/emails", { token })).toMatchObject(refusal);
  });
});
