import { beforeAll, describe, expect, test } from "vitest";
import { covers, type GrantedLevel } from "@/lib/authorization/levels.ts";
import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { permissionEntries } from "@/lib/authorization/permissions.ts";
import { isPermissionless, permissionsNamed, satisfies } from "@/lib/authorization/requirement.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  INSTALLATION_ID,
  INTEGRATION,
  installationToken,
  integrationJwt,
  loadTestWorld,
  otherInstallationToken,
  testWorld,
} from "@/lib/testing/world.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./registry.ts";

/** Refusals of every operation that is served, made from the registry: a new operation is tested by being declared. */

beforeAll(() => loadTestWorld());

const byId = (operation: Operation) => [`${operation.id}: ${operation.method} ${operation.path}`, operation] as const;
const DEFAULTS: Record<string, string> = { owner: "acme", repo: "widgets", org: "acme", username: "mona" };

/** The path of the operation's example, with other values where given; unknown ids are ones that nothing has. */
function pathOf({ path, example }: Operation, replaced: Record<string, string> = {}): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    String(replaced[name] ?? example?.params?.[name] ?? DEFAULTS[name] ?? "1"),
  );
  const query = new URLSearchParams(example?.query);
  return query.size > 0 ? `${filled}?${query}` : filled;
}

const send = (operation: Operation, options: Parameters<typeof call>[2], replaced?: Record<string, string>) =>
  call(operation.method, pathOf(operation, replaced), {
    ...(operation.body && { body: operation.example?.body ?? {} }),
    ...options,
  });

const isIntegrationsOwn = ({ accepts }: Operation) => accepts.every((kind) => kind === "integration");
const onRepository = operations.filter(({ path }) => path.startsWith("/repos/{owner}/{repo}"));

describe("the registry", () => {
  test("has no id and no route twice", () => {
    const ids = operations.map(({ id }) => id);
    const routes = operations.map(({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, "{}")}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test("holds every set of permissions of an operation to what the catalogue offers", () => {
    for (const { requires } of operations)
      for (const set of requires.anyOf)
        for (const [key, level] of permissionEntries(set)) expect(permissionDefinition(key).levels).toContain(level);
  });
});

describe("without a credential", () => {
  const closed = operations.filter(({ accepts }) => !accepts.includes("anonymous"));
  test.each(closed.map(byId))("%s is refused", async (_, operation) => {
    const { status, body } = await send(operation, {});
    expect(status).toBe(401);
    expect(body).toMatchObject({
      message: isIntegrationsOwn(operation) ? "A JSON web token could not be decoded" : "Requires authentication",
      status: "401",
    });
  });

  const hidden = onRepository.filter(({ accepts }) => accepts.includes("anonymous"));
  test.each(hidden.map(byId))("%s hides a private repository", async (_, operation) => {
    const { status, body } = await send(operation, {});
    expect(status).toBe(404);
    expect(body).toMatchObject({ message: "Not Found" });
  });
});

describe("with a credential that is no good", () => {
  test.each(operations.map(byId))("%s is refused", async (_, operation) => {
    const { status, body } = await send(operation, { token: `ghs_${"x".repeat(36)}` });
    expect(status).toBe(401);
    const message = isIntegrationsOwn(operation) ? "A JSON web token could not be decoded" : "Bad credentials";
    expect(body).toMatchObject({ message });
  });
});

describe("with a credential of another kind", () => {
  const notForJwt = operations.filter(({ accepts }) => !accepts.includes("integration"));
  test.each(notForJwt.map(byId))("%s refuses an integration's JWT", async (_, operation) => {
    const { status } = await send(operation, { jwt: await integrationJwt() });
    expect([401, 403]).toContain(status);
  });

  const notForInstallations = operations.filter(({ accepts }) => !accepts.includes("installation"));
  test.each(notForInstallations.map(byId))("%s refuses an installation token", async (_, operation) => {
    const { status } = await send(operation, { token: await installationToken() });
    expect(status).toBe(isIntegrationsOwn(operation) ? 401 : 403);
  });
});

/** What the test world's integration is granted, by permission. */
const GRANTED = testWorld().integrations?.[0]?.permissions as Record<PermissionKey, GrantedLevel>;
/** Every grant that has not enough for an operation: one permission of a set taken away or lowered. */
function insufficientGrants({ requires }: Operation): { words: string; permissions: Record<string, GrantedLevel> }[] {
  return permissionsNamed(requires.anyOf)
    .filter((key) => key !== "metadata")
    .flatMap((key) =>
      (["none", "read", "write"] as const)
        .filter((level) => level === "none" || permissionDefinition(key).levels.includes(level))
        .map((level) => {
          const { [key]: granted, ...rest } = GRANTED;
          const others = Object.fromEntries(
            Object.entries(rest).filter(([name]) => !permissionsNamed(requires.anyOf).includes(name as PermissionKey)),
          ) as Record<string, GrantedLevel>;
          const lowered = level !== "none" && granted !== undefined && covers(granted, level) ? { [key]: level } : {};
          return { words: `${key}: ${level}`, permissions: { ...others, ...lowered } as Record<string, GrantedLevel> };
        }),
    )
    .filter(({ permissions }) => !satisfies({ metadata: "read", ...permissions }, requires.anyOf));
}

describe("with too little permission", () => {
  const cases = operations
    .filter(({ accepts, requires }) => accepts.includes("installation") && !isPermissionless(requires))
    // The test world's repository is private; of an organization, what is public needs no permission.
    .filter(({ requires, path }) => !requires.public || path.startsWith("/repos/"))
    .flatMap((operation) =>
      insufficientGrants(operation).map(
        ({ words, permissions }) => [`${operation.id} with ${words}`, operation, permissions] as const,
      ),
    );
  test.each(cases)("%s is refused", async (_, operation, permissions) => {
    const token = await installationToken({ permissions });
    const { status, body, headers } = await send(operation, { token });
    expect({ status, body }).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration", status: "403" },
    });
    expect(headers.get("x-accepted-github-permissions")).toMatch(/=/);
  });

  test.each(cases.slice(0, 1))("a refusal for %s wins over a malformed body", async (_, operation, permissions) => {
    const token = await installationToken({ permissions });
    expect((await send(operation, { token, ...(operation.body && { body: "{" }) })).status).toBe(403);
  });
});

describe("outside the selection", () => {
  const forInstallations = onRepository.filter(({ accepts }) => accepts.includes("installation"));
  test.each(forInstallations.map(byId))("%s is hidden like a repository that does not exist", async (_, operation) => {
    const token = await installationToken();
    const outside = await send(operation, { token }, { repo: "gadgets" });
    const missing = await send(operation, { token }, { repo: "nothing-here" });
    expect(outside.status).toBe(404);
    expect(outside.text).toBe(missing.text);
  });

  const writes = forInstallations.filter(({ method, requires }) => method !== "GET" && !requires.public);
  test.each(writes.map(byId))("%s may not change a public repository that was not selected", async (_, operation) => {
    const { status } = await send(operation, { token: await installationToken() }, { repo: "open" });
    expect(status).toBe(403);
  });

  test.each(forInstallations.map(byId))("%s hides another tenant's repository", async (_, operation) => {
    const { status } = await send(operation, { token: await otherInstallationToken() });
    expect(status).toBe(404);
  });

  test.each(forInstallations.map(byId))("%s by id is hidden likewise", async (_, operation) => {
    const { id } = await db.repository.findFirstOrThrow({ where: { name: "gadgets" } });
    const path = pathOf(operation).replace("/repos/acme/widgets", `/repositories/${id}`);
    const { status } = await call(operation.method, path, {
      token: await installationToken(),
      ...(operation.body && { body: operation.example?.body ?? {} }),
    });
    expect(status).toBe(404);
  });
});

const CLIENT = `Basic ${btoa(`${INTEGRATION.clientId}:${INTEGRATION.clientSecret}`)}`;

describe("with a malformed body", () => {
  const withBody = operations.filter(({ body }) => body !== undefined);
  const credentialOf = async ({ accepts }: Operation) => {
    if (accepts.includes("installation")) return { token: await installationToken() };
    if (accepts.includes("integration")) return { jwt: await integrationJwt() };
    if (accepts.every((kind) => kind === "client")) return { headers: { authorization: CLIENT } };
    return { token: "ghp_monaMonaMonaMonaMonaMonaMonaMona0001" };
  };
  test.each(withBody.map(byId))("%s refuses what is no JSON", async (_, operation) => {
    const replaced = { installation_id: String(INSTALLATION_ID) };
    const credential = await credentialOf(operation);
    expect(await send(operation, { ...credential, body: "{" }, replaced)).toMatchObject({
      status: 400,
      body: { message: "Problems parsing JSON" },
    });
    const noObject = operation.listField ? '"bug"' : "[]";
    expect(await send(operation, { ...credential, body: noObject }, replaced)).toMatchObject({
      status: 400,
      body: { message: "Body should be a JSON object" },
    });
  });

  // What brings a file may be larger.
  const small = withBody.filter(({ bodyLimitBytes }) => bodyLimitBytes === undefined);
  test.each(small.map(byId))("%s refuses a body over a megabyte", async (_, operation) => {
    const replaced = { installation_id: String(INSTALLATION_ID) };
    const body = JSON.stringify({ padding: "x".repeat(1024 * 1024) });
    expect((await send(operation, { ...(await credentialOf(operation)), body }, replaced)).status).toBe(413);
  });
});

describe("while the installation is suspended", () => {
  const forInstallations = operations.filter(({ accepts }) => accepts.includes("installation"));
  test.each(forInstallations.map(byId))("%s is refused", async (_, operation) => {
    const token = await installationToken();
    const suspend = (suspendedAt: Date | null) =>
      db.installation.update({ where: { id: INSTALLATION_ID }, data: { suspendedAt } });
    await suspend(new Date());
    try {
      expect(await send(operation, { token })).toMatchObject({
        status: 403,
        body: { message: "This installation has been suspended" },
      });
    } finally {
      await suspend(null);
    }
  });
});
