import { findOrganizationRole } from "@/lib/accounts/queries.ts";
import { forbidden } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { joinOwnInstallation } from "@/lib/installations/follow-repository.ts";
import { clock } from "@/lib/platform/clock.ts";
import { pool, type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, requireActing } from "../acting.ts";
import { insertCollaborator } from "../collaborators/insert-collaborator.ts";
import { commitPersonOf } from "../commit-person.ts";
import { commitFiles } from "../git/commit-files.ts";
import { deleteRepository as deleteFiles, initRepository } from "../git/init-repository.ts";
import { DEFAULT_LABELS } from "../labels/rules.ts";
import { recordRepositoryEvent } from "./events.ts";
import { DEFAULT_BRANCH, insertRepository, type NewRepository } from "./insert-repository.ts";
import { type RepositoryRow, requireRepositoryRow } from "./row.ts";
import { type CreateRepositoryInput, wantsPrivate } from "./schemas.ts";
import { refusingTakenName } from "./taken-name.ts";

/**
 * Creates a repository with its files on disk, the usual labels and, when asked, a first commit. One that an
 * integration creates is added to its installation on the owner. Throws 403 when the person may not create on the
 * owner, 422 for a name that is taken.
 */
export async function createRepository({
  actor,
  ownerId,
  input,
}: {
  actor: Actor;
  ownerId: number;
  input: CreateRepositoryInput;
}): Promise<RepositoryRow> {
  const acting = await requireActing(actor, null);
  const standing = await requireMayCreate(acting, ownerId);
  const id = await nextRepositoryId();
  try {
    // The files come first: git takes milliseconds that no transaction should wait for.
    await initRepository(id, { defaultBranch: DEFAULT_BRANCH });
    if (input.auto_init) await commitReadme(id, input, acting);
    return await refusingTakenName("Repository creation failed.", () =>
      transaction((tx) =>
        establishRepository(tx, {
          repository: {
            id,
            ownerId,
            name: input.name,
            description: input.description || null,
            homepage: input.homepage || null,
            private: wantsPrivate(input) ?? false,
            pushedAt: input.auto_init ? clock.now() : null,
          },
          acting,
          standing,
        }),
      ),
    );
  } catch (error) {
    await deleteFiles(id);
    throw error;
  }
}

/** An id that nothing else will get, so that the files can be there before the row. */
export async function nextRepositoryId(): Promise<number> {
  const { rows } = await pool.query<{ id: number }>({
    name: "next-repository-id",
    text: `SELECT nextval(pg_get_serial_sequence('"Repository"', 'id'))::int AS id`,
  });
  return (rows[0] as { id: number }).id;
}

type Standing = "owner" | "member" | "bot";

/**
 * How the one who creates stands to the owner: oneself, or a member of the organization; a bot's permission was decided
 * before. Throws 403 for anybody else.
 */
export async function requireMayCreate({ account }: Acting, ownerId: number): Promise<Standing> {
  if (account.type === "BOT") return "bot";
  if (account.id === ownerId) return "owner";
  const role = await findOrganizationRole({ organizationId: ownerId, userId: account.id });
  if (role === null) throw forbidden("You need to be a member of the organization to create a repository in it.");
  return role === "ADMIN" ? "owner" : "member";
}

async function commitReadme(
  id: number,
  { name, description }: CreateRepositoryInput,
  { account }: Acting,
): Promise<void> {
  const author = { ...(await commitPersonOf(account)), date: clock.now() };
  const readme = `# ${name}\n${description ? `\n${description}\n` : ""}`;
  const files = { "README.md": readme };
  await commitFiles(id, { branch: DEFAULT_BRANCH, message: "Initial commit\n", author, committer: author, files });
}

/** The rows of a new repository with all that every one has, and what is told of it. Its files are there already. */
export async function establishRepository(
  tx: Tx,
  {
    repository: { id, ...columns },
    acting,
    standing,
  }: { repository: NewRepository & { id: number }; acting: Acting; standing: Standing },
): Promise<RepositoryRow> {
  await insertRepository(tx, { id, ...columns });
  await tx.label.createMany({
    data: DEFAULT_LABELS.map((label) => ({ ...label, repositoryId: id, createdAt: clock.now() })),
  });
  // A member may not do everything in the organization, but with what they made.
  if (standing === "member")
    await insertCollaborator(tx, { repositoryId: id, userId: acting.account.id, role: "admin" });
  const repository = await requireRepositoryRow(id, { tx, userId: acting.account.id });
  await recordRepositoryEvent(tx, { name: "repository", action: "created", repository, acting });
  if (acting.viaIntegrationId !== undefined)
    await joinOwnInstallation(tx, { repository, senderId: acting.account.id, integrationId: acting.viaIntegrationId });
  await recordAudit(tx, {
    action: "repo.create",
    actorId: acting.account.id,
    accountId: columns.ownerId,
    repositoryId: id,
    data: {
      name: `${repository.ownerLogin}/${repository.name}`,
      visibility: repository.private ? "private" : "public",
    },
  });
  return repository;
}
