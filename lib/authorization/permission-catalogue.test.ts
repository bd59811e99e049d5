import { describe, expect, test } from "vitest";
import { documentedOperations } from "./documented-operations.ts";
import { compareLevels } from "./levels.ts";
import {
  consentGroup,
  findPermissionKey,
  offersLevel,
  PERMISSION_KEYS,
  PERMISSION_SPELLINGS,
  PERMISSIONS,
  permissionDefinition,
  permissionsOfScope,
  permissionVerb,
} from "./permission-catalogue.ts";

test("has the 78 documented permissions, and ten more that open no endpoint of their own", async () => {
  const counts = (["repository", "organization", "account", "enterprise"] as const).map(
    (scope) => permissionsOfScope(scope).length,
  );
  expect(counts).toEqual([31 + 5, 31 + 5, 14, 2]);
  const opening = await Promise.all(PERMISSION_KEYS.map(async (key) => (await documentedOperations(key)).length > 0));
  expect(opening.filter(Boolean)).toHaveLength(78);
});

test("every spelling names one permission", () => {
  expect(new Set(PERMISSION_SPELLINGS).size).toBe(PERMISSION_SPELLINGS.length);
  const spelled = PERMISSIONS.flatMap(({ key, spellings }) => [key, ...spellings]);
  expect(spelled).toHaveLength(PERMISSION_SPELLINGS.length);
  expect(findPermissionKey("email_addresses")).toBe("emails");
  expect(findPermissionKey("git_ssh_keys")).toBe("keys");
  expect(findPermissionKey("toString")).toBeNull();
});

test.each(PERMISSIONS.map((permission) => [permission.key, permission] as const))(
  "%s has levels in order, and words for each",
  (key, { levels, title, description }) => {
    expect(levels.length).toBeGreaterThan(0);
    expect([...levels].sort(compareLevels)).toEqual(levels);
    expect(title).toMatch(/^[A-Z].{3,44}[^.]$/);
    expect(description).toMatch(/^[A-Z].{10,140}\.$/);
    for (const level of levels) expect(permissionVerb(key, level)).toMatch(/^[a-z].{7,90}[^.]$/);
  },
);

test("titles are not shared within a scope", () => {
  const titles = PERMISSIONS.map(({ scope, title }) => `${scope}: ${title}`);
  expect(new Set(titles).size).toBe(titles.length);
});

test("no wording carries the marks of another host", () => {
  const words = PERMISSIONS.flatMap(({ title, description, verbs }) => [title, description, ...Object.values(verbs)]);
  expect(words.filter((word) => /github|copilot|dependabot|codespace|\bgist/i.test(word))).toEqual([]);
});

describe("levels that are documented as unusual", () => {
  test.each([
    "metadata",
    "codespaces_metadata",
    "plan",
    "organization_events",
    "private_repository_invitations",
  ] as const)("%s offers only read", (key) => expect(permissionDefinition(key).levels).toEqual(["read"]));
  test.each(["workflows", "codespaces_secrets", "gists", "profile"] as const)("%s offers only write", (key) =>
    expect(permissionDefinition(key).levels).toEqual(["write"]),
  );
  test.each(["organization_projects", "organization_custom_properties"] as const)("%s offers admin too", (key) =>
    expect(permissionDefinition(key).levels).toEqual(["read", "write", "admin"]),
  );
});

describe("consent groups", () => {
  test("reading is the mildest, whatever is read", () => {
    expect(consentGroup("administration", "read")).toBe("read");
    expect(consentGroup("contents", "read")).toBe("read");
  });
  test.each([
    ["issues", "write"],
    ["statuses", "write"],
    ["pull_requests", "write"],
  ] as const)("%s: %s only changes", (key, level) => expect(consentGroup(key, level)).toBe("change"));
  test.each([
    ["contents", "write"],
    ["workflows", "write"],
    ["administration", "write"],
    ["members", "write"],
    ["secrets", "write"],
    ["organization_projects", "admin"],
  ] as const)("%s: %s reaches code, automation or access", (key, level) =>
    expect(consentGroup(key, level)).toBe("control"),
  );
});

describe("documented endpoints", () => {
  test("are the documentation's 1,068 different rows over 999 endpoints", async () => {
    const rows = (await Promise.all(PERMISSION_KEYS.map(documentedOperations))).flat();
    expect(rows).toHaveLength(1068);
    expect(new Set(rows.map(({ method, path }) => `${method} ${path}`)).size).toBe(999);
    expect(rows.filter(({ tokens }) => tokens.includes("fine-grained-token"))).toHaveLength(1021);
  });

  test.each(PERMISSION_KEYS)("of %s need only levels that it offers", async (key) => {
    const operations = await documentedOperations(key);
    for (const { method, path, access, tokens } of operations) {
      expect(method).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
      expect(path).toMatch(/^\/[a-z]/);
      expect(offersLevel(key, access)).toBe(true);
      expect(tokens.length).toBeGreaterThan(0);
    }
  });

  test("are read with their tokens and additional permissions", async () => {
    const operations = await documentedOperations("workflows");
    expect(operations[0]).toEqual({
      method: "PUT",
      path: "/repos/{owner}/{repo}/contents/{path}",
      access: "write",
      tokens: ["installation", "user-via-integration", "fine-grained-token"],
      additional: true,
    });
  });
});
