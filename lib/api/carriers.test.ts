import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Prisma, TokenKind } from "@/generated/prisma/client.ts";
import { ACTORS } from "@/lib/api/operation.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { CARRIERS, startGitServer } from "@/lib/testing/carriers.ts";
import { type HostScene, makeHostScene } from "@/lib/testing/host-scene.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./registry.ts";

/** One resolver for all carriers: the same credential gives the same answer, however it is sent and whatever its state. */

const KINDS = ["PERSONAL", "FINE_GRAINED", "INSTALLATION", "USER", "OAUTH"] as const satisfies readonly TokenKind[];
const STATES = ["valid", "expired", "revoked", "suspended", "narrowed", "foreign"] as const;
type State = (typeof STATES)[number];

const PERMISSIONS: Permissions = { contents: "read", issues: "write", metadata: "read", members: "read" };

let scene: HostScene;
let foreignId: number;
let applicationId: number;
let git: Awaited<ReturnType<typeof startGitServer>>;

beforeAll(async () => {
  scene = await makeHostScene();
  const data = { permissions: { ...PERMISSIONS } };
  await db.integrationVersion.updateMany({ data });
  await db.installation.updateMany({ data });
  foreignId = await insertForeignInstallation();
  applicationId = await insertApplication();
  git = await startGitServer();
});
afterAll(() => git.stop());

/** A token of mona's, of the installation, or through the integration or an application; in a state of its life. */
async function tokenOf(kind: (typeof KINDS)[number], state: State): Promise<string> {
  const { mona, nat, acme, gadgets, integration, installationId } = scene;
  const accountId = state === "foreign" ? nat : mona;
  const narrowed = state === "narrowed" ? { repositorySelection: "selected" as const, repositoryIds: [gadgets] } : {};
  const whose: Record<(typeof KINDS)[number], Partial<Prisma.AccessTokenUncheckedCreateInput>> = {
    PERSONAL: { accountId, scopes: state === "narrowed" ? ["gist"] : ["repo", "read:org"] },
    FINE_GRAINED: {
      accountId,
      resourceOwnerId: state === "foreign" ? nat : acme,
      approval: "APPROVED",
      permissions: { ...PERMISSIONS },
      ...(state === "narrowed" ? narrowed : { repositorySelection: "all" as const }),
    },
    INSTALLATION: {
      integrationId: integration.id,
      installationId: state === "foreign" ? foreignId : installationId,
      ...narrowed,
    },
    USER: { accountId, integrationId: integration.id, ...narrowed },
    OAUTH: {
      accountId,
      oauthApplicationId: applicationId,
      scopes: state === "narrowed" ? ["gist"] : ["repo", "read:org"],
    },
  };
  const token = generateToken(PREFIX[kind]);
  const now = clock.now().getTime();
  const { id } = await db.accessToken.create({
    data: {
      kind,
      hash: hashToken(token),
      lastEight: lastEight(token),
      createdAt: new Date(now - 7_200_000),
      expiresAt: new Date(state === "expired" ? now - 1000 : now + 3_600_000),
      ...whose[kind],
    },
  });
  if (state === "revoked") await db.accessToken.delete({ where: { id } });
  return token;
}

/** The same integration on somebody else's account. */
async function insertForeignInstallation(): Promise<number> {
  const { id } = await db.installation.create({
    data: {
      integrationId: scene.integration.id,
      accountId: scene.nat,
      acceptedVersion: 1,
      permissions: { ...PERMISSIONS },
      events: [],
      repositorySelection: "all",
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });
  return id;
}

async function insertApplication(): Promise<number> {
  const { id } = await db.oauthApplication.create({
    data: {
      ownerId: scene.nat,
      name: "Reader",
      url: "https://reader.example",
      clientId: "Ov23reader",
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });
  return id;
}

type Answer = { status: number; body: unknown };

async function ask(carrier: string, token: string, path: string): Promise<Answer> {
  const sent = CARRIERS[carrier]?.(token, path);
  if (!sent) throw new Error(carrier);
  const headers = sent.authorization === undefined ? {} : { authorization: sent.authorization };
  const { status, body } = await call("GET", sent.path, { headers });
  return { status, body };
}

const CODE = "/repos/acme/widgets/contents/README.md";
const PATHS = [
  CODE,
  "/repos/acme/widgets/issues",
  "/repos/acme/gadgets",
  "/user",
  "/installation/repositories",
  "/none",
];
/** What a credential of each kind and state gets for the private code: the rest of the test compares with this. */
const EXPECTED: Readonly<Record<State, number | Partial<Record<TokenKind, number>>>> = {
  valid: 200,
  expired: 401,
  revoked: 401,
  suspended: { INSTALLATION: 403, USER: 404, PERSONAL: 200, FINE_GRAINED: 200, OAUTH: 200 },
  narrowed: 404,
  foreign: 404,
};
const expectedOf = (kind: TokenKind, state: State): number => {
  const expected = EXPECTED[state];
  return typeof expected === "number" ? expected : (expected[kind] as number);
};

describe.each(STATES)("%s", (state) => {
  test.each(KINDS)("a token of kind %s is answered alike on every carrier, and by git", async (kind) => {
    const data = { suspendedAt: state === "suspended" ? clock.now() : null };
    await db.installation.update({ where: { id: scene.installationId }, data });
    const token = await tokenOf(kind, state);
    for (const path of PATHS) {
      const answers = new Map<string, Answer>();
      for (const carrier of Object.keys(CARRIERS)) answers.set(carrier, await ask(carrier, token, path));
      const [first] = answers.values();
      for (const [carrier, answer] of answers) expect(answer, `${path} by ${carrier}`).toEqual(first);
      if (path === CODE) expect(first?.status, kind).toBe(expectedOf(kind, state));
    }
    expect(await git.status(token, "git-upload-pack"), "git").toBe(expectedOf(kind, state));
    await db.installation.update({ where: { id: scene.installationId }, data: { suspendedAt: null } });
  });
});

describe("every operation that reads", () => {
  const tokens = new Map<TokenKind, string>();
  beforeAll(async () => {
    for (const kind of KINDS) tokens.set(kind, await tokenOf(kind, "valid"));
  });
  const DEFAULTS: Record<string, string> = { owner: "acme", repo: "widgets", org: "acme", username: "mona" };
  const pathOf = ({ path, example }: Operation): string => {
    const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
      String(example?.params?.[name] ?? DEFAULTS[name] ?? "1"),
    );
    const query = new URLSearchParams(example?.query);
    return query.size > 0 ? `${filled}?${query}` : filled;
  };
  /** What is left of an hour's requests differs from one request to the next. */
  const reading = operations.filter(
    ({ method, id, accepts }) =>
      method === "GET" && id !== "rate-limit/get" && ACTORS.some((kind) => accepts.includes(kind)),
  );

  test.each(reading.map((operation) => [operation.id, operation] as const))(
    "%s answers a token in the header, in Basic and in the query alike",
    async (_, operation) => {
      for (const kind of KINDS) {
        const token = tokens.get(kind) ?? "";
        const [first, ...others] = await Promise.all(
          ["Authorization: token", "Basic, as the password", "?access_token="].map((carrier) =>
            ask(carrier, token, pathOf(operation)),
          ),
        );
        for (const other of others) expect(other, kind).toEqual(first);
      }
    },
  );
});
