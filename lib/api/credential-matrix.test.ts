import { generateKeyPairSync } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TokenKind } from "@/generated/prisma/client.ts";
import { insertSession } from "@/lib/accounts/sessions.ts";
import { sealSessionCookie } from "@/lib/authentication/session-cookie.ts";
import { isPermissionless } from "@/lib/authorization/requirement.ts";
import { clientSecretRow } from "@/lib/integrations/insert-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import { type Answered, CARRIERS, sendBy } from "@/lib/testing/carriers.ts";
import { makeCredentialScene, TOKEN_KINDS, type TokenState } from "@/lib/testing/credential-scene.ts";
import { ACTORS, type Operation } from "./operation.ts";
import { operations } from "./registry.ts";

/**
 * Every operation with every kind of credential in every state of its life, made from the registry: an operation is in
 * it by being declared. All carriers come by turns, so that each meets each kind, state and many operations; that they
 * are alike in full is in carriers.test.ts. What is refused leaves nothing behind.
 */

let scene: Awaited<ReturnType<typeof makeCredentialScene>>;
let before: number[];

beforeAll(async () => {
  scene = await makeCredentialScene();
  before = await countRows();
});
/** Nothing in this file succeeds in changing anything. */
afterAll(async () => expect(await countRows()).toEqual(before));

const countRows = () =>
  Promise.all([db.event.count(), db.auditEntry.count(), db.issue.count(), db.repository.count(), db.account.count()]);

const DEFAULTS: Record<string, string> = { owner: "acme", repo: "widgets", org: "acme", username: "mona" };
const NOTHING = "999999";

/** A read as in its example; a write of something that is not there. */
function pathOf({ method, path, example }: Operation): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    method === "GET" || name in DEFAULTS ? String(example?.params?.[name] ?? DEFAULTS[name] ?? "1") : NOTHING,
  );
  const query = new URLSearchParams(example?.query);
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** A body that is no JSON: whoever may do it is told so, everybody else is refused before it is read. */
const requestOf = (operation: Operation) => ({
  method: operation.method,
  path: pathOf(operation),
  ...(operation.body && { body: "{" }),
});

/** Whether whoever may do it would have done it with that request. */
const takesEffect = ({ method, path, body }: Operation): boolean =>
  method !== "GET" && !body && [...path.matchAll(/\{([^}]+)\}/g)].every(([, name = ""]) => name in DEFAULTS);

const carriers = Object.keys(CARRIERS);
let turn = 0;
const nextCarrier = (): string => carriers[turn++ % carriers.length] as string;
const inTurn = (token: string, operation: Operation) => sendBy(nextCarrier(), token, requestOf(operation));

const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const);
const forTokens = operations.filter(({ accepts }) => ACTORS.some((kind) => accepts.includes(kind)));
/** What is left of an hour's requests differs from one request to the next. */
const UNLIKE_ITSELF = "rate-limit/get";

async function tokensIn(state: TokenState): Promise<Map<TokenKind, string>> {
  const tokens = new Map<TokenKind, string>();
  for (const kind of TOKEN_KINDS) tokens.set(kind, await scene.tokenOf(kind, state));
  return tokens;
}

describe("a valid token", () => {
  let tokens: Map<TokenKind, string>;
  beforeAll(async () => {
    tokens = await tokensIn("valid");
  });
  // Addresses for downloads change with the minute.
  beforeEach(() => clock.stop(clock.now()));
  afterEach(() => clock.set(undefined));
  const steady = forTokens.filter((operation) => operation.id !== UNLIKE_ITSELF && !takesEffect(operation));

  test.each(named(steady))("for %s is answered alike on two carriers and in the header", async (_, operation) => {
    for (const [kind, token] of tokens) {
      const [first, ...others] = await Promise.all([
        sendBy("Authorization: token", token, requestOf(operation)),
        inTurn(token, operation),
        sendBy("?access_token=", token, requestOf(operation)),
      ]);
      for (const other of others) expect(other, kind).toEqual(first);
      expect(first?.status, kind).not.toBe(operation.accepts.every((of) => of === "integration") ? 200 : 401);
    }
  });
});

describe.each(["expired", "revoked"] as const)("a token that is %s", (state) => {
  let tokens: Map<TokenKind, string>;
  beforeAll(async () => {
    tokens = await tokensIn(state);
  });

  test.each(named(operations))("is refused for %s", async (_, operation) => {
    const takesJwtAlone = operation.accepts.every((kind) => kind === "integration");
    const message = takesJwtAlone ? "A JSON web token could not be decoded" : "Bad credentials";
    const answers = await Promise.all([...tokens.values()].map((token) => inTurn(token, operation)));
    for (const { status, body } of answers) expect({ status, body }).toMatchObject({ status: 401, body: { message } });
  });
});

describe("a token of a suspended installation", () => {
  let tokens: Map<TokenKind, string>;
  beforeAll(async () => {
    tokens = await tokensIn("suspended");
    await scene.suspend(true);
  });
  afterAll(() => scene.suspend(false));
  const onRepository = forTokens.filter(({ path }) => path.startsWith("/repos/{owner}/{repo}"));

  test.each(named(operations))("is refused for %s", async (_, operation) => {
    const message = "This installation has been suspended";
    expect(await inTurn(tokens.get("INSTALLATION") ?? "", operation)).toMatchObject({ status: 403, body: { message } });
  });

  test.each(named(onRepository))(
    "and a person through the integration do not find what is in it: %s",
    async (_, op) => {
      expect([403, 404]).toContain((await inTurn(tokens.get("USER") ?? "", op)).status);
    },
  );
});

describe.each(["narrowed", "foreign"] as const)("a token that is %s", (state) => {
  let tokens: Map<TokenKind, string>;
  beforeAll(async () => {
    tokens = await tokensIn(state);
  });
  const onRepository = forTokens.filter(({ path }) => path.startsWith("/repos/{owner}/{repo}"));

  test.each(named(onRepository))("does not find the private repository of %s", async (_, operation) => {
    const answers = await Promise.all([...tokens.values()].map((token) => inTurn(token, operation)));
    // Where the kind is not accepted at all, that is said first; it says nothing of the repository.
    const kinds = [...tokens.keys()];
    answers.forEach(({ status }, index) => {
      expect([403, 404], kinds[index]).toContain(status);
      if (operation.accepts.includes("installation") && kinds[index] === "INSTALLATION") expect(status).toBe(404);
    });
  });

  const elsewhere = forTokens.filter((operation) => !onRepository.includes(operation) && !takesEffect(operation));

  /** Neither what lists the caller's own nor what everybody may read of an account has in it what the token is not for. */
  test.each(named(elsewhere))("learns nothing of a private repository by %s", async (_, operation) => {
    for (const [kind, token] of tokens) {
      const { status, body } = await inTurn(token, operation);
      expect(status, kind).not.toBe(401);
      expect(JSON.stringify(body), kind).not.toContain("widgets");
    }
  });
});

describe("a token that is foreign", () => {
  let tokens: Map<TokenKind, string>;
  beforeAll(async () => {
    tokens = await tokensIn("foreign");
  });
  const guarded = forTokens.filter(
    ({ path, requires }) => path.startsWith("/orgs/{org}") && !requires.public && !isPermissionless(requires),
  );

  test.each(named(guarded))("may nothing in the organization of %s", async (_, operation) => {
    for (const [kind, token] of tokens) expect([403, 404], kind).toContain((await inTurn(token, operation)).status);
  });

  const ofPerson = forTokens.filter((operation) => operation.path.startsWith("/user") && operation.method === "GET");

  test.each(named(ofPerson))("is nobody but its own person for %s", async (_, operation) => {
    for (const [kind, token] of tokens)
      expect(JSON.stringify((await inTurn(token, operation)).body), kind).not.toContain("mona@example.test");
  });
});

describe("an integration's JWT", () => {
  const own = operations.filter(({ accepts }) => accepts.includes("integration"));
  const kept = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const deleted = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signed = ({ privateKey }: typeof kept, claims = {}) =>
    signJwt(
      { privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(), iss: scene.integration.id },
      claims,
    );
  const store = ({ publicKey }: typeof kept, fingerprint: string) =>
    db.integrationKey.create({
      data: {
        integrationId: scene.integration.id,
        publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
        fingerprint,
        createdAt: new Date(),
      },
    });
  beforeAll(async () => {
    await store(kept, "kept");
    const { id } = await store(deleted, "deleted");
    const used = await call("GET", "/app", { jwt: await signed(deleted) });
    expect(used.status).toBe(200);
    await db.integrationKey.delete({ where: { id } });
  });

  /** As the password it stands beside x-access-token, and beside no other name. */
  const FOR_JWT = [
    "Authorization: bearer",
    "Authorization: token",
    "Basic, as the password of x-access-token",
    "?access_token=",
  ];
  const everywhere = (jwt: string, operation: Operation): Promise<Answered[]> =>
    Promise.all(FOR_JWT.map((carrier) => sendBy(carrier, jwt, requestOf(operation))));

  test.each(named(own))("is answered alike on every carrier for %s", async (_, operation) => {
    const [first, ...others] = await everywhere(await signed(kept), operation);
    for (const other of others) expect(other).toEqual(first);
  });

  test.each(named(own))("that expired, or whose key was deleted, is refused for %s", async (_, operation) => {
    const past = { exp: Math.floor(Date.now() / 1000) - 1 };
    for (const { status, body } of await everywhere(await signed(kept, past), operation))
      expect({ status, body }).toMatchObject({
        status: 401,
        body: { message: expect.stringMatching(/^'Expiration time' claim/) },
      });
    for (const { status, body } of await everywhere(await signed(deleted), operation))
      expect({ status, body }).toMatchObject({
        status: 401,
        body: { message: "A JSON web token could not be decoded" },
      });
  });
});

describe("a client's id and secret", () => {
  const forClients = operations.filter(({ accepts }) => accepts.includes("client") && !accepts.includes("anonymous"));
  const [kept, deleted] = ["0123456789abcdef0123456789abcdef0123kept", "0123456789abcdef0123456789abcdef0deleted"];
  const send = async (operation: Operation, clientId: string, secret: string): Promise<number> => {
    const { method, path, ...sent } = requestOf(operation);
    const named = path.replace(NOTHING, clientId); // the first name in these paths is the client's id
    const authorization = `Basic ${btoa(`${clientId}:${secret}`)}`;
    return (await call(method, named, { headers: { authorization }, ...sent })).status;
  };
  beforeAll(async () => {
    const { id: integrationId } = scene.integration;
    await db.clientSecret.create({ data: { integrationId, ...clientSecretRow(kept, null) } });
    const { id } = await db.clientSecret.create({ data: { integrationId, ...clientSecretRow(deleted, null) } });
    await db.clientSecret.delete({ where: { id } });
  });

  test.each(named(forClients))("of another client, deleted, or of a suspended one is refused: %s", async (_, op) => {
    const { clientId, id } = scene.integration;
    expect([200, 201, 204, 400, 404, 422]).toContain(await send(op, clientId, kept));
    expect(await send(op, clientId, deleted)).toBe(401);
    expect(await send(op, "Ov23reader", kept)).toBe(401);
    await db.integration.update({ where: { id }, data: { suspendedAt: new Date() } });
    expect(await send(op, clientId, kept)).toBe(403);
    await db.integration.update({ where: { id }, data: { suspendedAt: null } });
  });
});

describe("a session's cookie", () => {
  const withSession = operations.filter(({ accepts }) => accepts.includes("session"));
  const cookies: Record<"valid" | "expired" | "revoked", string> = { valid: "", expired: "", revoked: "" };
  beforeAll(async () => {
    for (const state of ["valid", "expired", "revoked"] as const) {
      const { id } = await insertSession(db, scene.mona, { userAgent: null, ip: null });
      if (state === "expired") await db.session.update({ where: { id }, data: { expiresAt: new Date(0) } });
      if (state === "revoked") await db.session.update({ where: { id }, data: { revokedAt: new Date(0) } });
      const { name, value } = await sealSessionCookie({ accountId: scene.mona, sessionId: id });
      cookies[state] = `${name}=${value}`;
    }
  });
  const send = async (operation: Operation, headers: Record<string, string>): Promise<Answered> => {
    const { method, path, ...sent } = requestOf(operation);
    const { status, body } = await call(method, path, { headers, ...sent });
    return { status, body };
  };

  test.each(named(withSession))("that ended, or comes from another site with %s, is nobody's", async (_, operation) => {
    const anonymous = await send(operation, {});
    const origin = config().publicUrl;
    for (const state of ["expired", "revoked"] as const)
      expect(await send(operation, { cookie: cookies[state], origin }), state).toEqual(anonymous);
    if (operation.method !== "GET")
      expect(await send(operation, { cookie: cookies.valid, origin: "https://evil.example" })).toEqual(anonymous);
    if (takesEffect(operation)) return;
    expect((await send(operation, { cookie: cookies.valid, origin })).status).not.toBe(401);
  });
});
