import type { Prisma } from "@/generated/prisma/client.ts";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import type { Scope } from "@/lib/authorization/scopes.ts";
import { insertCollaborator } from "@/lib/host/collaborators/insert-collaborator.ts";
import { commitFiles } from "@/lib/host/git/commit-files.ts";
import { initRepository } from "@/lib/host/git/init-repository.ts";
import { insertIssue } from "@/lib/host/issues/insert-issue.ts";
import { insertLabel } from "@/lib/host/labels/insert-label.ts";
import { DEFAULT_BRANCH, insertRepository } from "@/lib/host/repositories/insert-repository.ts";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { insertIntegration } from "@/lib/integrations/insert-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";

const HOUR_MS = 3_600_000;

const SCENE_FILES = { "README.md": "# Widgets\n", "src/index.js": "export const widgets = 1;\n" };

/**
 * An organization `acme` with the private `widgets` and the public `gadgets`, both with a commit, a label "bug" and an
 * issue; its owner mona, its member hubot, lisa who may push to widgets, and the stranger nat. An integration
 * `ci-bot` is installed on widgets alone.
 */
export async function makeHostScene() {
  const scene = await transaction(async (tx) => {
    const person = async (login: string) =>
      (await insertUser(tx, { login, email: { address: `${login}@example.test`, verified: true } })).id;
    const [mona, hubot, lisa, nat] = [
      await person("mona"),
      await person("hubot"),
      await person("lisa"),
      await person("nat"),
    ];
    const acme = await insertOrganization(tx, {
      login: "acme",
      members: [
        { userId: mona, role: "ADMIN" },
        { userId: hubot, role: "MEMBER" },
      ],
    });
    const repository = async (name: string, isPrivate: boolean) => {
      const { id } = await insertRepository(tx, { ownerId: acme.id, name, private: isPrivate, pushedAt: clock.now() });
      const bug = await insertLabel(tx, { repositoryId: id, name: "bug", color: "d73a4a" });
      await insertIssue(tx, {
        repositoryId: id,
        title: "It broke",
        body: "Badly",
        authorId: hubot,
        labelIds: [bug.id],
      });
      return id;
    };
    const widgets = await repository("widgets", true);
    const gadgets = await repository("gadgets", false);
    await insertCollaborator(tx, { repositoryId: widgets, userId: lisa, role: "push" });
    const integration = await insertIntegration(tx, {
      ownerId: acme.id,
      createdById: mona,
      name: "CI Bot",
      url: "https://ci.example.test",
      permissions: {},
      events: [],
    });
    const installation = await insertInstallation(tx, {
      integrationId: integration.id,
      accountId: acme.id,
      version: { number: 1, permissions: {}, events: [] },
      repositorySelection: "selected",
      repositoryIds: [widgets],
      installerId: mona,
    });
    return { mona, hubot, lisa, nat, acme: acme.id, widgets, gadgets, integration, installationId: installation.id };
  });
  const heads = new Map<number, string>();
  for (const id of [scene.widgets, scene.gadgets]) heads.set(id, await startRepository(id));
  return { ...scene, head: heads.get(scene.widgets) as string };
}

export type HostScene = Awaited<ReturnType<typeof makeHostScene>>;

/** A real repository with one commit; returns its object name. */
async function startRepository(id: number, files: Record<string, string> = SCENE_FILES): Promise<string> {
  await initRepository(id, { defaultBranch: DEFAULT_BRANCH });
  const author = { name: "Mona", email: "mona@example.test", date: clock.now() };
  const { after } = await commitFiles(id, {
    branch: DEFAULT_BRANCH,
    message: "Begin\n",
    author,
    committer: author,
    files,
  });
  return after;
}

type TokenData = Pick<Prisma.AccessTokenUncheckedCreateInput, "accountId" | "integrationId" | "installationId"> & {
  scopes?: string[];
  expiresAt?: Date;
};

async function storeToken(kind: "PERSONAL" | "INSTALLATION" | "USER", data: TokenData): Promise<string> {
  const token = generateToken(PREFIX[kind]);
  await db.accessToken.create({
    data: { ...data, kind, hash: hashToken(token), lastEight: lastEight(token), createdAt: clock.now() },
  });
  return token;
}

/** A classic token of a person. */
export const personalToken = (accountId: number, scopes: readonly Scope[] = ["repo", "delete_repo"]): Promise<string> =>
  storeToken("PERSONAL", { accountId, scopes: [...scopes] });

/** A token of the scene's installation, which is granted these permissions from now on. */
export async function installationToken(
  { integration, installationId }: HostScene,
  permissions: Permissions,
): Promise<string> {
  await grantPermissions({ integration, installationId }, permissions);
  return storeToken("INSTALLATION", {
    integrationId: integration.id,
    installationId,
    expiresAt: new Date(clock.now().getTime() + HOUR_MS),
  });
}

/** A person's token through the scene's integration, whose installation is granted these permissions from now on. */
export async function userToken(scene: HostScene, accountId: number, permissions: Permissions): Promise<string> {
  await grantPermissions(scene, permissions);
  return storeToken("USER", { accountId, integrationId: scene.integration.id });
}

async function grantPermissions(
  { integration, installationId }: Pick<HostScene, "integration" | "installationId">,
  permissions: Permissions,
): Promise<void> {
  const data = { permissions: { ...permissions } };
  await db.integrationVersion.updateMany({ where: { integrationId: integration.id }, data });
  await db.installation.update({ where: { id: installationId }, data });
}

/** Gives a person a role of their own on a repository. */
export async function addCollaborator(repositoryId: number, userId: number, role: RepositoryRole): Promise<void> {
  await transaction((tx) => insertCollaborator(tx, { repositoryId, userId, role }));
}

/** What was recorded since the last call, as `issues.opened`, with payloads. */
export async function takeEvents(): Promise<{ name: string; payload: Record<string, never> }[]> {
  const events = await db.event.findMany({ orderBy: { id: "asc" } });
  await db.event.deleteMany();
  return events.map(({ name, action, payload }) => ({
    name: action ? `${name}.${action}` : name,
    payload: payload as Record<string, never>,
  }));
}
