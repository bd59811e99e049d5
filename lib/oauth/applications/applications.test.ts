import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOrganization } from "@/lib/accounts/create-organization.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { loadTestWorld } from "@/lib/testing/world.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import { reduceScopes } from "../reduce-scopes.ts";
import { deleteApplicationSecret, generateApplicationSecret, revokeAllTokens } from "./application-credentials.ts";
import { changeRestriction, decideApproval, organizationAccess, requestApproval } from "./approvals.ts";
import {
  changeApplication,
  deleteApplication,
  registerApplication,
  transferApplication,
} from "./change-application.ts";

const ids: Record<string, number> = {};
const idOf = (login: string) => ids[login] as number;

beforeAll(async () => {
  await loadTestWorld();
  for (const { id, login } of await db.account.findMany()) ids[login] = id;
});
beforeEach(async () => {
  await db.oauthApplication.deleteMany();
  await db.organizationSettings.deleteMany();
});

const INPUT = { name: "Dashboard", url: "https://d.example.test", callback_urls: ["https://d.example.test/back"] };
const register = (owner = "lisa", input: Record<string, unknown> = {}, viewer = owner) =>
  registerApplication({ viewerId: idOf(viewer), ownerId: idOf(owner), input: { ...INPUT, ...input } });

const field = (name: string) =>
  expect.objectContaining({ status: 422, errors: [expect.objectContaining({ field: name })] });

async function tokenOf(login: string, applicationId: number, scopes: string[]): Promise<string> {
  const token = generateToken(PREFIX.OAUTH);
  await db.accessToken.create({
    data: {
      kind: "OAUTH",
      hash: hashToken(token),
      lastEight: lastEight(token),
      accountId: idOf(login),
      oauthApplicationId: applicationId,
      scopes,
      createdAt: clock.now(),
    },
  });
  return token;
}

describe("registering an OAuth application", () => {
  test("gives it a client id, and its tokens name their scopes on every answer", async () => {
    const application = await register();
    expect(application.clientId).toMatch(/^[0-9a-f]{20}$/);
    const token = await tokenOf("lisa", application.id, ["repo", "read:org"]);
    const { headers } = await call("GET", "/repos/nobody/nothing", { token });
    expect(headers.get("x-oauth-scopes")).toBe("repo, read:org");
    expect(headers.get("x-accepted-oauth-scopes")).toBe("repo");
    expect(headers.get("x-oauth-client-id")).toBe(application.clientId);
    expect(headers.get("github-authentication-token-expiration")).toBeNull();
  });

  test("is refused with each mistake at its field", async () => {
    await expect(register("lisa", { name: " " })).rejects.toEqual(field("name"));
    await expect(register("lisa", { url: "javascript:alert(1)" })).rejects.toEqual(field("url"));
    await expect(register("lisa", { callback_urls: [] })).rejects.toEqual(field("callback_urls"));
    await expect(register("lisa", { callback_urls: ["https://d.example.test/#a"] })).rejects.toEqual(
      field("callback_urls[0]"),
    );
  });

  test("is refused with more than ten callback URLs", async () => {
    const callback_urls = Array.from({ length: 11 }, (_, index) => `https://d.example.test/${index}`);
    await expect(register("lisa", { callback_urls })).rejects.toEqual(field("callback_urls"));
  });

  test("is refused for an account that one does not administer", async () => {
    await expect(register("acme", {}, "hubot")).rejects.toMatchObject({ status: 403 });
    await expect(register("acme", {}, "lisa")).rejects.toMatchObject({ status: 404 });
  });

  test("is refused for the hundred and first", async () => {
    const now = clock.now();
    const data = Array.from({ length: 100 }, (_, index) => ({
      ownerId: idOf("lisa"),
      name: `No ${index}`,
      url: INPUT.url,
      clientId: `client-${index}`,
      callbackUrls: INPUT.callback_urls,
      createdAt: now,
      updatedAt: now,
    }));
    await db.oauthApplication.createMany({ data });
    await expect(register()).rejects.toEqual(field(""));
  });
});

test("a registration is changed by its owner alone", async () => {
  const { id: applicationId } = await register();
  const change = (login: string) =>
    changeApplication({ viewerId: idOf(login), applicationId, input: { ...INPUT, name: "Board", device_flow: true } });
  await expect(change("mona")).rejects.toMatchObject({ status: 404 });
  await change("lisa");
  expect(await db.oauthApplication.findUnique({ where: { id: applicationId } })).toMatchObject({
    name: "Board",
    deviceFlow: true,
  });
});

test("a client secret is shown once, and refused once it is deleted", async () => {
  const { id: applicationId, clientId } = await register();
  const named = { viewerId: idOf("lisa"), applicationId };
  const secret = await generateApplicationSecret(named);
  const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
  const status = async () => (await call("GET", "/rate_limit", { headers: { authorization } })).status;
  expect(await status()).toBe(200);
  const { id: secretId } = await db.clientSecret.findFirstOrThrow({ where: { oauthApplicationId: applicationId } });
  await deleteApplicationSecret({ ...named, secretId });
  expect(await status()).toBe(401);
  await expect(deleteApplicationSecret({ ...named, secretId })).rejects.toMatchObject({ status: 404 });
});

test("everybody's tokens end when its owner ends them, or when it is deleted by its name", async () => {
  const { id: applicationId } = await register();
  const named = { viewerId: idOf("lisa"), applicationId };
  const first = await tokenOf("hubot", applicationId, ["repo"]);
  await revokeAllTokens(named);
  expect((await call("GET", "/user", { token: first })).status).toBe(401);
  const second = await tokenOf("hubot", applicationId, ["repo"]);
  await expect(deleteApplication({ ...named, confirmation: "Another" })).rejects.toEqual(field("confirmation"));
  await deleteApplication({ ...named, confirmation: "Dashboard" });
  expect((await call("GET", "/user", { token: second })).status).toBe(401);
});

test("a transfer is refused without the name, and to accounts that one does not administer", async () => {
  const { id: applicationId } = await register("mona");
  const transfer = (newOwner: string, confirmation = "Dashboard") =>
    transferApplication({ viewerId: idOf("mona"), applicationId, newOwner, confirmation });
  await expect(transfer("acme", "Board")).rejects.toEqual(field("confirmation"));
  for (const newOwner of ["lisa", "nobody", "mona"])
    await expect(transfer(newOwner)).rejects.toEqual(field("new_owner"));
  await transfer("ACME");
  expect(await db.oauthApplication.findUnique({ where: { id: applicationId } })).toMatchObject({
    ownerId: idOf("acme"),
  });
});

describe("an organization that restricts OAuth applications", () => {
  const restrict = (on = true) =>
    changeRestriction({ viewerId: idOf("mona"), organizationId: idOf("acme"), restrict: on });
  const widgets = async (token: string) => (await call("GET", "/repos/acme/widgets", { token })).status;

  test("refuses their tokens with the reason, but for what is public", async () => {
    const { id } = await register();
    const token = await tokenOf("hubot", id, ["repo"]);
    expect(await widgets(token)).toBe(200);
    await restrict();
    const refused = await call("GET", "/repos/acme/widgets", { token });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/^acme restricts OAuth applications/) },
    });
    expect((await call("GET", "/repos/acme/open", { token })).status).toBe(200);
    const { body } = await call("GET", "/user/repos", { token });
    expect(JSON.stringify(body)).not.toContain("acme/widgets");
  });

  test("lets its own applications in", async () => {
    const { id } = await register("acme", {}, "mona");
    await restrict();
    expect(await widgets(await tokenOf("hubot", id, ["repo"]))).toBe(200);
  });

  test("is asked by a member, tells its owners once, and lets it in when one approves", async () => {
    const { id: applicationId } = await register();
    const token = await tokenOf("hubot", applicationId, ["repo"]);
    await restrict();
    const request = { viewerId: idOf("hubot"), organizationId: idOf("acme"), applicationId };
    expect(await requestApproval(request)).toBe("PENDING");
    expect(await requestApproval(request)).toBe("PENDING");
    const subject = `application_request:${idOf("acme")}:${applicationId}`;
    expect(await db.notice.count({ where: { subject, accountId: idOf("mona") } })).toBe(1);
    expect(await db.mail.count({ where: { subject: { contains: "asks to let Dashboard reach acme" } } })).toBe(1);
    expect(await widgets(token)).toBe(403);
    await decideApproval({ ...request, viewerId: idOf("mona"), approve: true });
    expect(await widgets(token)).toBe(200);
    expect(await db.notice.count({ where: { subject } })).toBe(0);
    await decideApproval({ ...request, viewerId: idOf("mona"), approve: false });
    expect(await widgets(token)).toBe(403);
    expect(await organizationAccess(idOf("hubot"), { id: applicationId, ownerId: idOf("lisa") })).toEqual([
      { id: idOf("acme"), login: "acme", state: "denied" },
    ]);
  });

  test("whose application is deleted has nothing to decide any more", async () => {
    const { id: applicationId } = await register();
    await restrict();
    await requestApproval({ viewerId: idOf("hubot"), organizationId: idOf("acme"), applicationId });
    const subject = `application_request:${idOf("acme")}:${applicationId}`;
    expect(await db.notice.count({ where: { subject } })).toBe(1);
    await deleteApplication({ viewerId: idOf("lisa"), applicationId, confirmation: "Dashboard" });
    expect(await db.notice.count({ where: { subject } })).toBe(0);
  });

  test("is asked by nobody who does not belong to it, and decided by owners alone", async () => {
    const { id: applicationId } = await register();
    const request = { organizationId: idOf("acme"), applicationId };
    await expect(requestApproval({ ...request, viewerId: idOf("lisa") })).rejects.toMatchObject({ status: 404 });
    await expect(decideApproval({ ...request, viewerId: idOf("hubot"), approve: true })).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      changeRestriction({ viewerId: idOf("hubot"), organizationId: idOf("acme"), restrict: false }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test("is every one that is new", async () => {
    const { id: organizationId } = await createOrganization({
      viewerId: idOf("lisa"),
      input: { login: "newcomers", name: "" },
    });
    expect(await db.organizationSettings.findUnique({ where: { organizationId } })).toMatchObject({
      restrictOauthApplications: true,
    });
  });
});

test("a person gives what was asked for, or something narrower, and never more", () => {
  expect(reduceScopes(["repo", "read:org"], ["repo", "read:org", "public_repo"])).toEqual(["repo", "read:org"]);
  expect(reduceScopes(["repo", "read:org"], ["public_repo", "delete_repo", "admin:org"])).toEqual(["public_repo"]);
  expect(reduceScopes(["repo"], [])).toEqual([]);
});
