import fs from "node:fs";
import path from "node:path";
import { loginFrom } from "@/lib/accounts/rules.ts";
import { describePermissionProblem, parsePermissions } from "@/lib/authorization/parse-permissions.ts";
import { type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import { KeyProblem, publicKeyFromPem } from "@/lib/integrations/keys.ts";
import { slugFromName } from "@/lib/integrations/slug.ts";
import { eventsOfferedBy, isSubscribable, SUBSCRIBABLE_EVENTS } from "@/lib/webhooks/catalogue.ts";
import { problemAt, withSuggestion } from "./problems.ts";
import type { World, WorldIntegration } from "./schema.ts";

/** What a world needs besides its text: the keys and permissions of each integration, by index. */
export type Prepared = { integrations: { permissions: Permissions; keys: string[] }[] };

const lower = (text: string) => text.toLowerCase();

/**
 * Everything that a schema cannot say: that what is named exists and is the right kind of thing, that nothing is there
 * twice, that keys are keys. Adds to `problems`; `directory` is where the paths of key files start.
 */
export function checkReferences(world: World, directory: string, problems: string[]): Prepared {
  const add = (at: readonly PropertyKey[], message: string) => void problems.push(problemAt(at, message));
  const users = new Set(world.users.map(({ login }) => lower(login)));
  const organizations = new Set(world.organizations.map(({ login }) => lower(login)));
  const accounts = new Set([...users, ...organizations]);
  const repositories = new Set(world.repositories.map(({ name }) => lower(name)));

  const known = (set: ReadonlySet<string>, what: string) => (at: readonly PropertyKey[], name: string) => {
    if (!set.has(lower(name))) add(at, withSuggestion(`there is no ${what} ${name} in this world`, name, [...set]));
  };
  const requireUser = known(users, "user");
  const requireAccount = known(accounts, "user or organization");
  const requireRepository = known(repositories, "repository");

  checkUnique(world, add);
  world.organizations.forEach(({ login, members, teams }, o) => {
    for (const member of Object.keys(members)) requireUser(["organizations", o, "members", member], member);
    teams.forEach(({ members: inTeam, repositories: ofTeam }, t) => {
      const at = ["organizations", o, "teams", t] as const;
      inTeam.forEach((member, m) => {
        requireUser([...at, "members", m], member);
      });
      for (const name of Object.keys(ofTeam)) requireRepository([...at, "repositories", name], fullName(login, name));
    });
  });
  world.repositories.forEach(({ name, collaborators, issues, labels }, r) => {
    const at = ["repositories", r] as const;
    requireAccount([...at, "name"], name.split("/")[0] as string);
    for (const login of Object.keys(collaborators)) requireUser([...at, "collaborators", login], login);
    const labelNames = new Set(labels.map((label) => lower(label.name)));
    issues.forEach((issue, i) => {
      const atIssue = [...at, "issues", i] as const;
      if (issue.author !== undefined) requireUser([...atIssue, "author"], issue.author);
      issue.assignees.forEach((login, a) => {
        requireUser([...atIssue, "assignees", a], login);
      });
      issue.comments.forEach(({ author }, c) => {
        requireUser([...atIssue, "comments", c, "author"], author);
      });
      issue.labels.forEach((label, l) => {
        if (!labelNames.has(lower(label)))
          add(
            [...atIssue, "labels", l],
            withSuggestion(`the repository has no label ${label}`, label, [...labelNames]),
          );
      });
    });
  });
  world.oauth_apps.forEach(({ owner }, a) => {
    requireAccount(["oauth_apps", a, "owner"], owner);
  });
  return {
    integrations: world.integrations.map((integration, n) => {
      const at = ["integrations", n] as const;
      requireAccount([...at, "owner"], integration.owner);
      checkInstallations(integration, { at, add, requireAccount, requireRepository });
      const permissions = checkPermissions(integration, at, add);
      return { permissions, keys: readKeys(integration, { at, add, directory }) };
    }),
  };
}

type Add = (at: readonly PropertyKey[], message: string) => void;
type Require = (at: readonly PropertyKey[], name: string) => void;

export const fullName = (account: string, name: string): string => (name.includes("/") ? name : `${account}/${name}`);

/** Names, ids and tokens that may be there once. */
function checkUnique(world: World, add: Add): void {
  const once = (what: string) => {
    const seen = new Set<string>();
    return (at: readonly PropertyKey[], value: string | number | undefined) => {
      if (value === undefined) return;
      const key = lower(String(value));
      if (seen.has(key)) add(at, `${what} ${value} is there twice`);
      seen.add(key);
    };
  };
  const login = once("the login");
  const email = once("the address");
  const tokens = new Set<string>();
  world.users.forEach((user, u) => {
    login(["users", u, "login"], user.login);
    email(["users", u, "email"], user.email ?? `${user.login}@example.test`);
    user.tokens.forEach((entry, t) => {
      // A token's value is a secret and is not repeated.
      if (tokens.has(entry.token)) add(["users", u, "tokens", t, "token"], "this token is there twice");
      tokens.add(entry.token);
    });
  });
  world.organizations.forEach((organization, o) => {
    login(["organizations", o, "login"], organization.login);
    const team = once("the team");
    organization.teams.forEach(({ name }, t) => {
      team(["organizations", o, "teams", t, "name"], loginFrom(name));
    });
  });
  const repository = once("the repository");
  const repositoryId = once("the id");
  world.repositories.forEach(({ name, id, labels }, r) => {
    repository(["repositories", r, "name"], name);
    repositoryId(["repositories", r, "id"], id);
    const label = once("the label");
    labels.forEach((entry, l) => {
      label(["repositories", r, "labels", l, "name"], entry.name);
    });
  });
  const clientId = once("the client id");
  world.oauth_apps.forEach((application, a) => {
    clientId(["oauth_apps", a, "client_id"], application.client_id);
  });
  const slug = once("an integration with the slug");
  const appId = once("the id");
  const installationId = once("the id");
  world.integrations.forEach((integration, n) => {
    slug(["integrations", n, "name"], slugFromName(integration.name));
    appId(["integrations", n, "id"], integration.id);
    clientId(["integrations", n, "client_id"], integration.client_id);
    const account = once("an installation on");
    integration.installations.forEach((installation, i) => {
      installationId(["integrations", n, "installations", i, "id"], installation.id);
      account(["integrations", n, "installations", i, "account"], installation.account);
    });
  });
}

function checkInstallations(
  { owner, public: isPublic, installations }: WorldIntegration,
  {
    at,
    add,
    requireAccount,
    requireRepository,
  }: { at: readonly PropertyKey[]; add: Add; requireAccount: Require; requireRepository: Require },
): void {
  installations.forEach(({ account, repositories }, i) => {
    const here = [...at, "installations", i];
    requireAccount([...here, "account"], account);
    if (!isPublic && lower(account) !== lower(owner))
      add([...here, "account"], `the integration is private and can be installed on ${owner} alone; set public: true`);
    if (repositories === "all") return;
    if (repositories.length === 0) add([...here, "repositories"], "must be all or name at least one repository");
    repositories.forEach((name, r) => {
      const full = fullName(account, name);
      if (lower(full.split("/")[0] as string) !== lower(account))
        add([...here, "repositories", r], `${full} does not belong to ${account}`);
      else requireRepository([...here, "repositories", r], full);
    });
  });
}

function checkPermissions(
  { permissions, events }: WorldIntegration,
  at: readonly PropertyKey[],
  add: Add,
): Permissions {
  const parsed = parsePermissions(permissions);
  if ("problems" in parsed) {
    for (const problem of parsed.problems) add([...at, "permissions", problem.key], describePermissionProblem(problem));
    return {};
  }
  const held = withImpliedMetadata(parsed.permissions);
  const offered: ReadonlySet<string> = new Set(eventsOfferedBy(held));
  const names = SUBSCRIBABLE_EVENTS.map(({ name }) => name);
  events.forEach((event, e) => {
    if (!isSubscribable(event)) add([...at, "events", e], withSuggestion(`unknown event ${event}`, event, names));
    else if (!offered.has(event)) add([...at, "events", e], `the permissions do not allow ${event}`);
  });
  return held;
}

/** PEM texts; only the public half of any of them is kept. */
function readKeys(
  { private_key, public_key }: WorldIntegration,
  { at, add, directory }: { at: readonly PropertyKey[]; add: Add; directory: string },
): string[] {
  return Object.entries({ private_key, public_key }).flatMap(([key, value]) => {
    if (value === undefined) return [];
    try {
      const pem = value.includes("-----BEGIN") ? value : fs.readFileSync(path.resolve(directory, value), "utf8");
      publicKeyFromPem(pem);
      return [pem];
    } catch (error) {
      const isFileProblem = error instanceof Error && "code" in error && "path" in error;
      add([...at, key], isFileProblem ? `the file ${value} cannot be read` : keyWords(error));
      return [];
    }
  });
}

const keyWords = (error: unknown): string =>
  error instanceof KeyProblem ? error.message : "is not an RSA key in PEM form";
