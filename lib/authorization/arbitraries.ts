import fc from "fast-check";
import type { Facts, InstallationFacts, RepositoryFacts } from "./facts.ts";
import type { Grant, RepositorySelection } from "./grant.ts";
import { PERMISSION_KEYS, permissionDefinition } from "./permission-catalogue.ts";
import type { Permissions } from "./permissions.ts";
import type { Requirement } from "./requirement.ts";
import { ORGANIZATION_ROLES, REPOSITORY_ROLES } from "./roles.ts";
import { SCOPES, type Scope } from "./scopes.ts";

/** Few accounts, repositories and permissions, so that random values meet each other often. */
export const ACCOUNT_IDS = [1, 2, 3] as const;
const REPOSITORY_IDS = [11, 12, 13, 14] as const;
const USER_ID = 1;
const INTEGRATION_ID = 7;
const COMMON_KEYS = ["metadata", "issues", "contents", "administration", "members", "emails", "workflows"] as const;

export const anyPermissions: fc.Arbitrary<Permissions> = permissionsOf(PERMISSION_KEYS);
const commonPermissions = permissionsOf(COMMON_KEYS);

function permissionsOf(keys: readonly (typeof PERMISSION_KEYS)[number][]): fc.Arbitrary<Permissions> {
  const entry = fc.constantFrom(...keys).chain((key) => {
    return fc.constantFrom(...permissionDefinition(key).levels).map((level) => [key, level] as const);
  });
  return fc.array(entry, { maxLength: 5 }).map((entries) => Object.fromEntries(entries));
}

const accountId = fc.constantFrom(...ACCOUNT_IDS);

const repositoryIds = fc.uniqueArray(fc.constantFrom(...REPOSITORY_IDS)).map((ids) => new Set<number>(ids));

function selectionOn(account: number): fc.Arbitrary<RepositorySelection> {
  return fc.oneof(
    fc.constant({ kind: "all", accountId: account } as const),
    repositoryIds.map((ids) => ({ kind: "selected", ids }) as const),
  );
}

export const anyScopes: fc.Arbitrary<Scope[]> = fc.oneof(
  fc.uniqueArray(fc.constantFrom<Scope>("repo", "public_repo", "repo:status", "admin:org", "read:org", "user")),
  fc.uniqueArray(fc.constantFrom(...SCOPES), { maxLength: 4 }),
);

const installationGrant: fc.Arbitrary<Grant> = accountId.chain((account) =>
  fc.record({
    kind: fc.constant("installation" as const),
    tokenId: fc.constant(100),
    integrationId: fc.constant(INTEGRATION_ID),
    installationId: fc.constant(70),
    accountId: fc.constant(account),
    actorId: fc.constant(99),
    permissions: commonPermissions,
    repositories: selectionOn(account),
  }),
);

const fineGrainedGrant: fc.Arbitrary<Grant> = accountId.chain((account) =>
  fc.record({
    kind: fc.constant("fine-grained-token" as const),
    tokenId: fc.constant(101),
    userId: fc.constant(USER_ID),
    accountId: fc.constant(account),
    permissions: commonPermissions,
    repositories: selectionOn(account),
  }),
);

export const anyActingGrant: fc.Arbitrary<Grant> = fc.oneof(
  installationGrant,
  fineGrainedGrant,
  fc.record({
    kind: fc.constant("user-via-integration" as const),
    tokenId: fc.constant(102),
    userId: fc.constant(USER_ID),
    integrationId: fc.constant(INTEGRATION_ID),
    permissions: commonPermissions,
    onlyRepositoryIds: fc.option(repositoryIds),
  }),
  fc.record({
    kind: fc.constant("personal-token" as const),
    tokenId: fc.constant(103),
    userId: fc.constant(USER_ID),
    scopes: anyScopes,
  }),
  fc.constant<Grant>({ kind: "session", userId: USER_ID, sessionId: "s" }),
  fc.constant<Grant>({ kind: "anonymous" }),
);

export const anyGrant: fc.Arbitrary<Grant> = fc.oneof(
  { arbitrary: anyActingGrant, weight: 5 },
  fc.constantFrom<Grant>(
    { kind: "integration", integrationId: INTEGRATION_ID, clientId: "Iv1.1", slug: "ci-bot", keyId: 1 },
    { kind: "client", clientId: "Iv1.1", integrationId: INTEGRATION_ID },
  ),
);

const repositoryRole = fc.option(fc.constantFrom(...REPOSITORY_ROLES));
const organizationRole = fc.option(fc.constantFrom(...ORGANIZATION_ROLES));

function installationOn(account: number): fc.Arbitrary<InstallationFacts | null> {
  return fc.option(
    fc.record({
      accountId: fc.constant(account),
      permissions: commonPermissions,
      repositories: selectionOn(account),
      suspended: fc.boolean(),
    }),
    { freq: 4 },
  );
}

const repository: fc.Arbitrary<RepositoryFacts> = fc.record({
  id: fc.constantFrom(...REPOSITORY_IDS),
  ownerId: accountId,
  private: fc.boolean(),
});

/** A repository with everything that a request for it would load. */
export const anyRepositoryFacts: fc.Arbitrary<Facts & { repository: RepositoryFacts }> = repository.chain((row) =>
  fc.record({
    repository: fc.constant(row),
    roleOnRepository: repositoryRole,
    organizationRole,
    installation: installationOn(row.ownerId),
    suspended: fc.boolean(),
  }),
);

const accountFacts: fc.Arbitrary<Facts> = accountId.chain((id) =>
  fc.oneof(
    fc.record({ organization: fc.constant({ id }), organizationRole, installation: installationOn(id) }),
    fc.record({ account: fc.constant({ id }), installation: installationOn(id) }),
    fc.record({ suspended: fc.boolean() }),
  ),
);

export const anyFacts: fc.Arbitrary<Facts> = fc.oneof({ arbitrary: anyRepositoryFacts, weight: 2 }, accountFacts);

export const anyRequirement: fc.Arbitrary<Requirement> = fc.record(
  {
    anyOf: fc.array(commonPermissions, { minLength: 1, maxLength: 3 }),
    role: fc.oneof(
      fc.constantFrom(...REPOSITORY_ROLES),
      fc.constantFrom(...ORGANIZATION_ROLES).map((organization) => ({ organization })),
    ),
    scopes: anyScopes,
    public: fc.boolean(),
  },
  { requiredKeys: ["anyOf"] },
);
