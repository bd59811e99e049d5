import type { AccessToken, Account } from "@/generated/prisma/client.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { findAccountById } from "@/lib/accounts/queries.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordTokenRequestEvent } from "./events.ts";
import { expiryOf } from "./expiry.ts";
import { approvalFor, longestDaysFor, requireResourceOwner, storedAccess } from "./fine-grained-access.ts";
import { FINE_GRAINED_PER_PERSON_MAX } from "./limits.ts";
import { refuseField } from "./refuse.ts";
import { tellOwners } from "./request-notice.ts";
import { fineGrainedTokenSchema } from "./schemas.ts";
import { newValue } from "./store.ts";

const RESOURCE = "PersonalAccessToken";

export type CreatedFineGrainedToken = { id: number; token: string; pending: boolean };

/**
 * Makes a fine-grained token; the answer is the only place where it stands in full. For an organization that wants to
 * approve tokens its owners are told, and until one approves it reads what is public. Throws 422 for each mistake.
 */
export async function createFineGrainedToken({
  viewerId,
  input,
}: {
  viewerId: number;
  input: unknown;
}): Promise<CreatedFineGrainedToken> {
  const given = checkInput(fineGrainedTokenSchema, input, RESOURCE);
  const { name, description, expires_in, expires_on } = given;
  const now = clock.now();
  const { token, stored } = newValue("FINE_GRAINED");
  return transaction(async (tx) => {
    const person = await requireRoomForOneMore(tx, viewerId);
    const owner = await requireResourceOwner(tx, viewerId, given.resource_owner);
    const whose = owner.account.login;
    const expiresAt = expiryOf({ expires_in, expires_on }, { now, longestDays: longestDaysFor(owner), whose });
    const approval = approvalFor(owner);
    const access = await storedAccess(tx, { access: given, owner });
    const created = await tx.accessToken.create({
      data: {
        kind: "FINE_GRAINED",
        ...stored,
        accountId: viewerId,
        resourceOwnerId: owner.account.id,
        note: name,
        description,
        ...access,
        approval,
        createdAt: now,
        expiresAt,
      },
    });
    const { id } = created;
    await recordCreation(tx, { id, name, person, organization: approval ? owner.account : null });
    if (approval === "PENDING") await askForApproval(tx, { token: created, person, organization: owner.account });
    return { id, token, pending: approval === "PENDING" };
  });
}

/** The person's row is held, so that two tokens made at once do not both take the last place. */
async function requireRoomForOneMore(tx: Tx, viewerId: number): Promise<Account> {
  await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${viewerId}::int FOR UPDATE`;
  const person = await findAccountById(viewerId, tx);
  if (!person) throw new Error("the viewer has no account");
  const count = await tx.accessToken.count({ where: { accountId: viewerId, kind: "FINE_GRAINED" } });
  if (count < FINE_GRAINED_PER_PERSON_MAX) return person;
  throw refuseField(
    "",
    `You can have ${FINE_GRAINED_PER_PERSON_MAX} fine-grained tokens. Delete one that is no longer needed.`,
  );
}

async function recordCreation(
  tx: Tx,
  { id, name, person, organization }: { id: number; name: string; person: Account; organization: Account | null },
): Promise<void> {
  await recordAudit(tx, {
    action: "personal_access_token.create",
    actorId: person.id,
    accountId: person.id,
    data: { token_id: id, note: name, ...(organization && { organization: organization.login }) },
  });
}

/** Asks the organization's owners, notes it in the organization's log and tells its webhooks. */
export async function askForApproval(
  tx: Tx,
  { token, person, organization }: { token: AccessToken; person: Account; organization: Account },
): Promise<void> {
  const { id: tokenId, note } = token;
  const name = note ?? "";
  await tellOwners(tx, { tokenId, name, person, organization });
  await recordAudit(tx, {
    action: "personal_access_token.request_created",
    actorId: person.id,
    accountId: organization.id,
    data: { token_id: tokenId, note: name, user: person.login },
  });
  await recordTokenRequestEvent(tx, "created", { token, senderId: person.id });
}
