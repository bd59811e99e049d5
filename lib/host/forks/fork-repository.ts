import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { forbidden, notFound, unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { requireActing } from "../acting.ts";
import { copyRefs } from "../git/copy-refs.ts";
import { deleteRepository as deleteFiles, initRepository } from "../git/init-repository.ts";
import { isEmptyRepository } from "../git/resolve-ref.ts";
import { establishRepository, nextRepositoryId, requireMayCreate } from "../repositories/create-repository.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { mayBeForked, payloadRepository } from "../repositories/represent.ts";
import { findRepositoryRow, type RepositoryRow, requireRepositoryRow } from "../repositories/row.ts";
import { refusingTakenName } from "../repositories/taken-name.ts";
import type { ForkInput } from "./schemas.ts";

/** How many endings are tried for a fork that was given no name. */
const ENDINGS_MAX = 20;

/**
 * Copies a repository into the account of the one who acts or into an organization, with its branches and tags. A fork
 * that the account has already is answered as it is.
 * @throws 403 for an empty repository, for what an organization keeps private, and where the one who acts may not
 * create; 422 for the account of the repository itself and a name that is taken
 */
export async function forkRepository({
  actor,
  repository,
  ownerId,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id">;
  /** As `requireForkOwner` answers. */
  ownerId: number;
  input: Omit<ForkInput, "organization">;
}): Promise<RepositoryRow> {
  const acting = await requireActing(actor, null);
  const standing = await requireMayCreate(acting, ownerId);
  const parent = await requireRepositoryRow(repository.id);
  if (parent.ownerId === ownerId)
    throw unprocessable("A repository cannot be forked into the account that it belongs to.");
  if (!mayBeForked(parent)) throw forbidden("Private repositories of an organization cannot be forked.");
  if (await isEmptyRepository(parent.id)) throw forbidden("An empty repository cannot be forked.");
  const held = await db.repository.findFirst({ where: { ownerId, parentId: parent.id }, select: { id: true } });
  const there = held && (await findRepositoryRow(held.id, { userId: acting.account.id }));
  if (there) return there;

  const name = input.name ?? (await freeName(ownerId, parent.name));
  const id = await nextRepositoryId();
  try {
    await initRepository(id, { defaultBranch: parent.defaultBranch });
    await copyRefs(id, { from: parent.id, ...(input.default_branch_only && { onlyBranch: parent.defaultBranch }) });
    return await refusingTakenName("Repository creation failed.", () =>
      transaction(async (tx) => {
        const { description, homepage, private: isPrivate, defaultBranch } = parent;
        const fork = await establishRepository(tx, {
          repository: {
            ...{ id, ownerId, name, description, homepage, defaultBranch },
            private: isPrivate,
            fork: true,
            parentId: parent.id,
            sourceId: parent.sourceId ?? parent.id,
            pushedAt: parent.pushedAt ?? clock.now(),
          },
          acting,
          standing,
        });
        const forked = await requireRepositoryRow(parent.id, { tx });
        const payload = { forkee: { ...payloadRepository(fork), public: !isPrivate } };
        await recordRepositoryEvent(tx, { name: "fork", payload, repository: forked, acting });
        return fork;
      }),
    );
  } catch (error) {
    await deleteFiles(id);
    throw error;
  }
}

/**
 * The account that a fork is to belong to: the organization that was named, or the actor's own. A bot has none that
 * repositories belong to.
 * @throws 404 for an unknown organization, 422 for a bot that names none
 */
export async function requireForkOwner({ accountId }: Actor, organization: string | undefined): Promise<number> {
  const owner =
    organization === undefined
      ? await db.account.findUnique({ where: { id: accountId }, select: { id: true, type: true } })
      : await findAccountByLogin(organization);
  if (organization === undefined && owner?.type === "BOT") throw unprocessable("Give the organization to fork into.");
  if (!owner || (organization !== undefined && owner.type !== "ORGANIZATION")) throw notFound();
  return owner.id;
}

async function freeName(ownerId: number, wanted: string): Promise<string> {
  for (let ending = 0; ending <= ENDINGS_MAX; ending += 1) {
    const name = ending === 0 ? wanted : `${wanted}-${ending}`;
    if (!(await db.repository.findUnique({ where: { ownerId_name: { ownerId, name } } }))) return name;
  }
  return wanted;
}
