import { isDeepStrictEqual } from "node:util";
import type { AccessToken } from "@/generated/prisma/client.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { settleNotices } from "@/lib/accounts/notices.ts";
import { findAccountById } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { askForApproval } from "./create-fine-grained-token.ts";
import { recordTokenRequestEvent } from "./events.ts";
import { expiryOf } from "./expiry.ts";
import {
  approvalFor,
  longestDaysFor,
  type ResourceOwner,
  requireResourceOwner,
  storedAccess,
} from "./fine-grained-access.ts";
import { requestSubject } from "./request-notice.ts";
import { expirySchema, fineGrainedChangeSchema } from "./schemas.ts";
import { lockOwnToken, newValue } from "./store.ts";

const RESOURCE = "PersonalAccessToken";
type Named = { viewerId: number; tokenId: number; input: unknown };

/**
 * Changes a fine-grained token. Another reach or other permissions have to be approved again; until then it reads what
 * is public. Throws 404 for tokens of others and 422 for mistakes.
 */
export async function changeFineGrainedToken({ viewerId, tokenId, input }: Named): Promise<{ pending: boolean }> {
  const given = checkInput(fineGrainedChangeSchema, input, RESOURCE);
  return transaction(async (tx) => {
    const { token, owner } = await lockWithOwner(tx, viewerId, tokenId);
    const access = await storedAccess(tx, { access: given, owner });
    const isSame =
      isDeepStrictEqual(access.permissions, token.permissions) &&
      access.repositorySelection === token.repositorySelection &&
      isDeepStrictEqual(new Set(access.repositoryIds), new Set(token.repositoryIds));
    const approval = isSame ? token.approval : approvalFor(owner);
    const { name, description } = given;
    const changed = await tx.accessToken.update({
      where: { id: tokenId },
      data: { note: name, description, ...access, approval, ...(!isSame && { decisionReason: null }) },
    });
    await recordAudit(tx, {
      action: "personal_access_token.update",
      actorId: viewerId,
      accountId: viewerId,
      data: { token_id: tokenId, note: name },
    });
    const pending = approval === "PENDING";
    if (pending && !isSame) {
      const person = await findAccountById(viewerId, tx);
      if (person) await askForApproval(tx, { token: changed, person, organization: owner.account });
    }
    if (!pending) await settleNotices(tx, requestSubject(tokenId));
    if (!pending && token.approval === "PENDING")
      await recordTokenRequestEvent(tx, "cancelled", { token, senderId: viewerId });
    return { pending };
  });
}

/** A new value and a new end, with what was approved kept; the old value ends at once. Throws 404 and 422. */
export async function regenerateFineGrainedToken({ viewerId, tokenId, input }: Named): Promise<string> {
  const expiry = checkInput(expirySchema, input, RESOURCE);
  const now = clock.now();
  const { token: value, stored } = newValue("FINE_GRAINED");
  await transaction(async (tx) => {
    const { owner } = await lockWithOwner(tx, viewerId, tokenId);
    const expiresAt = expiryOf(expiry, { now, longestDays: longestDaysFor(owner), whose: owner.account.login });
    await tx.accessToken.update({
      where: { id: tokenId },
      data: { ...stored, createdAt: now, expiresAt, lastUsedAt: null },
    });
    await recordAudit(tx, {
      action: "personal_access_token.credential_regenerated",
      actorId: viewerId,
      accountId: viewerId,
      data: { token_id: tokenId },
    });
  });
  return value;
}

async function lockWithOwner(
  tx: Tx,
  viewerId: number,
  tokenId: number,
): Promise<{ token: AccessToken; owner: ResourceOwner }> {
  const token = await lockOwnToken(tx, { viewerId, tokenId, kind: "FINE_GRAINED" });
  const account = await findAccountById(token.resourceOwnerId ?? viewerId, tx);
  if (!account) throw notFound();
  return { token, owner: await requireResourceOwner(tx, viewerId, account.login) };
}
