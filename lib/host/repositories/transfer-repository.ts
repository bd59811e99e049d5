import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { type Acting, requireActing, requireRole } from "../acting.ts";
import { keepAccounts, lockRepository } from "./lock-repository.ts";
import { moveRepository, type Receiver, refuseTransfer } from "./move-repository.ts";
import { possibleOwners } from "./possible-owners.ts";
import type { RepositoryRow } from "./row.ts";
import type { TransferRepositoryInput } from "./schemas.ts";
import { refusingTakenName } from "./taken-name.ts";
import { offerRepository } from "./transfers/offer-repository.ts";
import type { TransferWithParts } from "./transfers/queries.ts";

/** What became of a wish to give a repository away: it moved at once, or waits for the person to accept it. */
export type Transferred = { before: RepositoryRow } & (
  | { after: RepositoryRow; offer: null }
  | { after: null; offer: TransferWithParts }
);

/**
 * Gives a repository to another account. To one on which the actor may create repositories it moves at once: its address
 * leads on; files, issues and webhooks stay; installations of the account that it leaves lose it and those on all
 * repositories of the other one gain it. Another person is asked, and until that one accepts nothing moves. Needs admin
 * rights. Throws 422 for an account that cannot receive it, a name that is taken there, and teams that are not the new
 * owner's. Source: documented for transfers of repositories, wire facts §1.5.
 */
export async function transferRepository({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role">;
  input: TransferRepositoryInput;
}): Promise<Transferred> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  const { receiver, atOnce } = await requireReceiver(acting, input.new_owner);
  const teamIds = input.team_ids ?? [];
  return refusingTakenName("Validation Failed", () =>
    transaction(async (tx): Promise<Transferred> => {
      await keepAccounts(tx, [acting.account.id, receiver.id]);
      const before = await lockRepository(tx, repository.id);
      if (!before) throw notFound();
      if (before.ownerId === receiver.id) throw refuseTransfer("new_owner", `It belongs to ${receiver.login} already.`);
      if (atOnce) {
        const name = input.new_name ?? before.name;
        const moverId = acting.account.id;
        const after = await moveRepository(tx, { before, receiver, name, teamIds, moverId, acting });
        return { before, after, offer: null };
      }
      if (teamIds.length > 0) throw refuseTransfer("team_ids", `${receiver.login} is a person and has no teams.`);
      const offer = await offerRepository(tx, { before, receiver, newName: input.new_name ?? null, acting });
      return { before, after: null, offer };
    }),
  );
}

async function requireReceiver({ account }: Acting, login: string): Promise<{ receiver: Receiver; atOnce: boolean }> {
  const owners = await possibleOwners(account.id);
  const found = owners.find((owner) => owner.login.toLowerCase() === login.toLowerCase());
  if (found) return { receiver: found, atOnce: true };
  const other = await findAccountByLogin(login);
  if (other?.type === "USER") return { receiver: other, atOnce: false };
  throw refuseTransfer(
    "new_owner",
    `It cannot go to “${login}”. Name a person, or an organization that you belong to.`,
  );
}
