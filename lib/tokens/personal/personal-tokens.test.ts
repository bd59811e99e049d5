import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import { askedDigest } from "./asked-digest.ts";
import { changeFineGrainedToken, regenerateFineGrainedToken } from "./change-fine-grained-token.ts";
import { changeClassicToken, createClassicToken, regenerateClassicToken } from "./classic-tokens.ts";
import { createFineGrainedToken } from "./create-fine-grained-token.ts";
import { decideTokenAccess, type TokenDecision } from "./decide-token-access.ts";
import { deletePersonalToken } from "./delete-token.ts";
import { changeTokenPolicy } from "./policy.ts";

const ids: Record<string, number> = {};
const repositories: Record<string, number> = {};
const idOf = (login: string) => ids[login] as number;
const DAY_MS = 24 * 3600_000;

beforeAll(async () => {
  await loadTestWorld();
  for (const { id, login } of await db.account.findMany()) ids[login] = id;
  for (const { id, name } of await db.repository.findMany()) repositories[name] = id;
});

beforeEach(async () => {
  await db.accessToken.deleteMany({ where: { kind: "FINE_GRAINED" } });
  await db.organizationSettings.deleteMany();
});

const POLICY = {
  classic_tokens_allowed: true,
  classic_tokens_longest_life: "",
  fine_grained_tokens_allowed: true,
  fine_grained_tokens_need_approval: true,
  fine_grained_tokens_longest_life: "366",
};
const decree = (changes: Partial<Record<keyof typeof POLICY, unknown>>) =>
  changeTokenPolicy({ viewerId: idOf("mona"), organizationId: idOf("acme"), input: { ...POLICY, ...changes } });

const fineGrained = (login: string, changes: Record<string, unknown> = {}) =>
  createFineGrainedToken({
    viewerId: idOf(login),
    input: {
      name: "Release notes",
      resource_owner: "acme",
      repository_selection: "selected",
      repository_ids: [repositories.widgets],
      permissions: { issues: "write" },
      ...changes,
    },
  });

/** What an owner's page shows of a token now. */
const seenOf = async (id: number) => askedDigest(await db.accessToken.findUniqueOrThrow({ where: { id } }));
const decide = async (tokenId: number, decision: TokenDecision, reason = "") =>
  decideTokenAccess({
    viewerId: idOf("mona"),
    organizationId: idOf("acme"),
    tokenId,
    decision,
    seen: await seenOf(tokenId),
    reason,
  });

const field = (name: string, message?: RegExp) =>
  expect.objectContaining({
    status: 422,
    errors: [expect.objectContaining({ field: name, ...(message && { message: expect.stringMatching(message) }) })],
  });

const issuesOf = (repository: string, token: string) => call("GET", `/repos/acme/${repository}/issues`, { token });
const newIssue = (repository: string, token: string) =>
  call("POST", `/repos/acme/${repository}/issues`, { token, body: { title: "By token" } });

describe("a classic token", () => {
  const classic = (input: Record<string, unknown> = {}) =>
    createClassicToken({ viewerId: idOf("hubot"), input: { note: "Backups", scopes: ["repo"], ...input } });

  test("names its scopes, without those that another includes, and its end on every answer", async () => {
    const { token } = await classic({ scopes: ["repo", "public_repo", "read:org"], expires_in: "7" });
    expect(token).toMatch(/^ghp_[0-9A-Za-z]{36}$/);
    for (const path of ["/user", "/repos/acme/nothing"]) {
      const { headers } = await call("GET", path, { token });
      expect(headers.get("x-oauth-scopes")).toBe("repo, read:org");
      expect(headers.get("github-authentication-token-expiration")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    }
  });

  test("without an end sends no end", async () => {
    const { headers } = await call("GET", "/user", { token: (await classic({ expires_in: "none" })).token });
    expect(headers.get("github-authentication-token-expiration")).toBeNull();
  });

  test("regenerated has another value, and the old one is refused", async () => {
    const { id, token } = await classic();
    const next = await regenerateClassicToken({ viewerId: idOf("hubot"), tokenId: id, input: { expires_in: "30" } });
    expect((await call("GET", "/user", { token })).status).toBe(401);
    expect((await call("GET", "/user", { token: next })).status).toBe(200);
  });

  test("with its scopes changed may do at once what it may now", async () => {
    const { id, token } = await classic();
    await changeClassicToken({ viewerId: idOf("hubot"), tokenId: id, input: { note: "Less", scopes: ["gist"] } });
    expect((await call("GET", "/repos/acme/widgets", { token })).status).toBe(404);
  });

  test("deleted is refused", async () => {
    const { id, token } = await classic();
    await deletePersonalToken({ viewerId: idOf("hubot"), tokenId: id, kind: "PERSONAL" });
    expect((await call("GET", "/user", { token })).status).toBe(401);
  });

  test("unused for a year ends; one that is used goes on", async () => {
    const { token } = await classic({ expires_in: "none" });
    const from = clock.now().getTime();
    try {
      for (const days of [300, 600]) {
        clock.set(new Date(from + days * DAY_MS));
        expect((await call("GET", "/user", { token })).status).toBe(200);
      }
      clock.set(new Date(from + 966 * DAY_MS));
      expect((await call("GET", "/user", { token })).status).toBe(401);
      expect((await call("GET", "/user", { token: TOKENS.hubot })).status).toBe(200);
    } finally {
      clock.set(undefined);
    }
  });

  test("of somebody else cannot be changed, regenerated or deleted", async () => {
    const { id: tokenId } = await classic();
    const viewerId = idOf("lisa");
    await expect(changeClassicToken({ viewerId, tokenId, input: { note: "x" } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(regenerateClassicToken({ viewerId, tokenId, input: {} })).rejects.toMatchObject({ status: 404 });
    await expect(deletePersonalToken({ viewerId, tokenId, kind: "PERSONAL" })).rejects.toMatchObject({ status: 404 });
  });

  test("without a note is refused", async () => {
    await expect(classic({ note: " " })).rejects.toEqual(field("note"));
  });
  test("with an unknown scope is refused", async () => {
    await expect(classic({ scopes: ["root"] })).rejects.toEqual(field("scopes"));
  });
  test("that expires in the past is refused", async () => {
    await expect(classic({ expires_in: "custom", expires_on: "2020-01-01" })).rejects.toEqual(field("expires_on"));
  });

  test("is refused by an organization that forbids classic tokens, and public resources stay readable", async () => {
    await decree({ classic_tokens_allowed: false });
    const refused = await call("GET", "/repos/acme/widgets", { token: TOKENS.hubot });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      message: expect.stringMatching(/^acme does not allow classic personal access tokens\./),
    });
    expect((await newIssue("open", TOKENS.hubot)).status).toBe(403);
    expect((await call("GET", "/repos/acme/open", { token: TOKENS.hubot })).status).toBe(200);
    const { body } = await call("GET", "/user/repos", { token: TOKENS.hubot });
    expect((body as { full_name: string }[]).map(({ full_name }) => full_name)).not.toContain("acme/widgets");
  });

  test("that lasts longer than an organization allows is refused there", async () => {
    await decree({ classic_tokens_longest_life: "7" });
    const [long, short] = [await classic({ expires_in: "30" }), await classic({ expires_in: "7" })];
    expect((await call("GET", "/repos/acme/widgets", { token: long.token })).status).toBe(403);
    expect((await call("GET", "/repos/acme/widgets", { token: short.token })).status).toBe(200);
  });
});

describe("a fine-grained token", () => {
  test("of an owner needs no approval and does what it may on its repositories alone", async () => {
    const { token, pending } = await fineGrained("mona");
    expect(pending).toBe(false);
    expect(token).toMatch(/^github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}$/);
    expect((await newIssue("widgets", token)).status).toBe(201);
    expect((await issuesOf("gadgets", token)).status).toBe(404);
    const { headers } = await call("GET", "/user", { token });
    expect(headers.get("github-authentication-token-expiration")).toMatch(/UTC$/);
  });

  test("without the permission is answered 403 with the words of the wire format", async () => {
    const { token } = await fineGrained("mona", { permissions: { issues: "read" } });
    expect(await newIssue("widgets", token)).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by personal access token" },
    });
  });

  test("for all repositories reaches every one of its resource owner, and no other's", async () => {
    const { token } = await fineGrained("mona", { repository_selection: "all", repository_ids: [] });
    expect((await issuesOf("gadgets", token)).status).toBe(200);
    expect((await call("GET", "/repos/mona/dotfiles/issues", { token })).status).toBe(404);
  });

  test("for no repository reads what is public", async () => {
    const { token } = await fineGrained("mona", { repository_selection: "none", permissions: {} });
    expect((await issuesOf("open", token)).status).toBe(200);
    expect((await issuesOf("widgets", token)).status).toBe(404);
  });

  test("of a member waits for approval, reads what is public, and does what it may once approved", async () => {
    const { id, token, pending } = await fineGrained("hubot");
    expect(pending).toBe(true);
    expect((await issuesOf("widgets", token)).status).toBe(404);
    expect((await issuesOf("open", token)).status).toBe(200);
    expect((await newIssue("open", token)).status).toBe(403);
    expect(await db.notice.count({ where: { accountId: idOf("mona"), subject: `token_request:${id}` } })).toBe(1);
    await decide(id, "approve");
    expect((await newIssue("widgets", token)).status).toBe(201);
    expect(await db.notice.count({ where: { subject: `token_request:${id}` } })).toBe(0);
  });

  test("never does more than its person may", async () => {
    const { id, token } = await fineGrained("hubot", { permissions: { administration: "write" } });
    await decide(id, "approve");
    expect((await call("PATCH", "/repos/acme/widgets", { token, body: { has_wiki: true } })).status).toBe(403);
  });

  test("that is denied stays outside, and its person reads why", async () => {
    const { id, token } = await fineGrained("hubot");
    await decide(id, "deny", "Ask for less.");
    expect((await issuesOf("widgets", token)).status).toBe(404);
    const mail = await db.mail.findFirst({ orderBy: { id: "desc" } });
    expect(mail).toMatchObject({ to: "hubot@example.test", text: expect.stringContaining("Ask for less.") });
  });

  test("whose access an owner ended reads what is public", async () => {
    const { id, token } = await fineGrained("hubot");
    await decide(id, "approve");
    await decide(id, "revoke");
    expect((await issuesOf("widgets", token)).status).toBe(404);
  });

  test("that was decided already cannot be decided again", async () => {
    const { id } = await fineGrained("hubot");
    await decide(id, "approve");
    await expect(decide(id, "deny")).rejects.toEqual(field(""));
  });

  test("is decided by owners alone", async () => {
    const { id: tokenId } = await fineGrained("hubot");
    const organizationId = idOf("acme");
    const ask = (login: string) =>
      decideTokenAccess({ viewerId: idOf(login), organizationId, tokenId, decision: "approve", seen: "", reason: "" });
    await expect(ask("hubot")).rejects.toMatchObject({ status: 403 });
    await expect(ask("lisa")).rejects.toMatchObject({ status: 404 });
  });

  test("that asks for something else than the owner read is not approved", async () => {
    const { id: tokenId } = await fineGrained("hubot", { permissions: { issues: "read" } });
    const seen = await seenOf(tokenId);
    const input = {
      name: "Release notes",
      repository_selection: "all",
      repository_ids: [],
      permissions: { administration: "write" },
    };
    await changeFineGrainedToken({ viewerId: idOf("hubot"), tokenId, input });
    const about = { viewerId: idOf("mona"), organizationId: idOf("acme"), tokenId, reason: "" };
    await expect(decideTokenAccess({ ...about, decision: "approve", seen })).rejects.toEqual(field("", /has changed/));
    await expect(decideTokenAccess({ ...about, decision: "deny", seen })).resolves.toBeUndefined();
  });

  test("that asks for more has to be approved again", async () => {
    const { id, token } = await fineGrained("hubot");
    await decide(id, "approve");
    const input = {
      name: "Release notes",
      repository_selection: "selected",
      repository_ids: [repositories.widgets],
      permissions: { issues: "write", contents: "write" },
    };
    const change = { viewerId: idOf("hubot"), tokenId: id };
    expect(await changeFineGrainedToken({ ...change, input })).toEqual({ pending: true });
    expect((await issuesOf("widgets", token)).status).toBe(404);
    await decide(id, "approve");
    const renamed = await changeFineGrainedToken({ ...change, input: { ...input, name: "Notes" } });
    expect(renamed).toEqual({ pending: false });
    expect((await issuesOf("widgets", token)).status).toBe(200);
  });

  test("regenerated keeps its approval, and the old value is refused", async () => {
    const { id, token } = await fineGrained("hubot");
    await decide(id, "approve");
    const next = await regenerateFineGrainedToken({ viewerId: idOf("hubot"), tokenId: id, input: {} });
    expect((await call("GET", "/user", { token })).status).toBe(401);
    expect((await issuesOf("widgets", next)).status).toBe(200);
  });

  test("of somebody who left the organization reads what is public", async () => {
    const { id, token } = await fineGrained("hubot");
    await decide(id, "approve");
    const membership = await db.membership.delete({
      where: { organizationId_userId: { organizationId: idOf("acme"), userId: idOf("hubot") } },
    });
    expect((await issuesOf("widgets", token)).status).toBe(404);
    await db.membership.create({ data: membership });
  });

  test("needs no approval where the organization wants none", async () => {
    await decree({ fine_grained_tokens_need_approval: false });
    expect((await fineGrained("hubot")).pending).toBe(false);
  });

  test("is refused where the organization forbids them, and one that there is reads what is public", async () => {
    const { token } = await fineGrained("mona");
    await decree({ fine_grained_tokens_allowed: false });
    await expect(fineGrained("mona")).rejects.toEqual(field("resource_owner", /does not allow/));
    expect((await issuesOf("widgets", token)).status).toBe(404);
  });

  test("that lasts longer than the organization allows is refused", async () => {
    await decree({ fine_grained_tokens_longest_life: "10" });
    await expect(fineGrained("mona", { expires_in: "30" })).rejects.toEqual(field("expires_in", /at most 10 days/));
    await expect(fineGrained("mona", { expires_in: "none" })).rejects.toEqual(field("expires_in", /without an end/));
    expect((await fineGrained("mona", { expires_in: "10" })).pending).toBe(false);
  });

  test("beyond 366 days is refused", async () => {
    const own = { resource_owner: "mona", repository_selection: "none", permissions: {} };
    await expect(fineGrained("mona", { ...own, expires_in: "367" })).rejects.toEqual(field("expires_in"));
  });

  test("for an account that is not one's own is refused", async () => {
    for (const owner of ["lisa", "nobody", "acme\0"])
      await expect(fineGrained("lisa", { resource_owner: owner === "lisa" ? "mona" : owner })).rejects.toMatchObject({
        status: 422,
      });
    await expect(fineGrained("lisa")).rejects.toEqual(field("resource_owner"));
  });

  test("with a name over 40 characters or a description over 1024 is refused", async () => {
    await expect(fineGrained("mona", { name: "a".repeat(41) })).rejects.toEqual(field("name"));
    await expect(fineGrained("mona", { description: "a".repeat(1025) })).rejects.toEqual(field("description"));
  });

  test("for a repository of another account is refused", async () => {
    await expect(fineGrained("mona", { repository_ids: [repositories.dotfiles] })).rejects.toEqual(
      field("repository_ids"),
    );
  });

  test("with a permission that tokens cannot have is refused", async () => {
    for (const key of ["checks", "single_file"])
      await expect(fineGrained("mona", { permissions: { [key]: "write" } })).rejects.toEqual(
        field(`permissions.${key}`, /not open to personal access tokens/),
      );
    await expect(fineGrained("mona", { permissions: { emails: "read" } })).rejects.toEqual(field("permissions.emails"));
    await expect(
      fineGrained("mona", { resource_owner: "mona", repository_selection: "all", permissions: { members: "read" } }),
    ).rejects.toEqual(field("permissions.members"));
  });

  test("with repository permissions and no repository is refused", async () => {
    await expect(fineGrained("mona", { repository_selection: "none" })).rejects.toEqual(field("permissions.issues"));
  });

  test("is refused beyond fifty", async () => {
    const data = Array.from({ length: 50 }, (_, index) => ({
      kind: "FINE_GRAINED" as const,
      hash: new Uint8Array(32).fill(index),
      lastEight: "00000000",
      accountId: idOf("lisa"),
      resourceOwnerId: idOf("lisa"),
      createdAt: clock.now(),
    }));
    await db.accessToken.createMany({ data });
    const own = { resource_owner: "lisa", repository_selection: "none", permissions: {} };
    await expect(fineGrained("lisa", own)).rejects.toEqual(field("", /50 fine-grained tokens/));
  });
});

test("policies are changed by owners alone, with whole numbers of days", async () => {
  const change = (login: string, input: unknown) =>
    changeTokenPolicy({ viewerId: idOf(login), organizationId: idOf("acme"), input });
  await expect(change("hubot", POLICY)).rejects.toMatchObject({ status: 403 });
  await expect(change("mona", { ...POLICY, classic_tokens_longest_life: "soon" })).rejects.toEqual(
    field("classic_tokens_longest_life"),
  );
});
