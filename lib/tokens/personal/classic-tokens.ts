import { checkInput } from "@/lib/accounts/check-input.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { expiryOf } from "./expiry.ts";
import { classicChangeSchema, classicTokenSchema, expirySchema } from "./schemas.ts";
import { lockOwnToken, newValue } from "./store.ts";

const RESOURCE = "PersonalAccessToken";
const ANY_LIFE = { longestDays: null, whose: "Your account" };

/** Makes a classic token; the answer is the only place where it stands in full. Throws 422 for each mistake. */
export async function createClassicToken({
  viewerId,
  input,
}: {
  viewerId: number;
  input: unknown;
}): Promise<{ id: number; token: string }> {
  const { note, scopes, ...expiry } = checkInput(classicTokenSchema, input, RESOURCE);
  const now = clock.now();
  const expiresAt = expiryOf(expiry, { now, ...ANY_LIFE });
  const { token, stored } = newValue("PERSONAL");
  return transaction(async (tx) => {
    const { id } = await tx.accessToken.create({
      data: { kind: "PERSONAL", ...stored, accountId: viewerId, note, scopes, createdAt: now, expiresAt },
    });
    const data = { token_id: id, note, scopes };
    await recordAudit(tx, { action: "personal_access_token.create", actorId: viewerId, accountId: viewerId, data });
    return { id, token };
  });
}

/** Changes what a classic token is called and may do, at once. Throws 404 for those of others, 422 for mistakes. */
export async function changeClassicToken({
  viewerId,
  tokenId,
  input,
}: {
  viewerId: number;
  tokenId: number;
  input: unknown;
}): Promise<void> {
  const data = checkInput(classicChangeSchema, input, RESOURCE);
  await transaction(async (tx) => {
    await lockOwnToken(tx, { viewerId, tokenId, kind: "PERSONAL" });
    await tx.accessToken.update({ where: { id: tokenId }, data });
    await recordAudit(tx, {
      action: "personal_access_token.update",
      actorId: viewerId,
      accountId: viewerId,
      data: { token_id: tokenId, ...data },
    });
  });
}

/** Gives a classic token a new value and a new end; the old value ends at once. Throws 404 and 422. */
export async function regenerateClassicToken({
  viewerId,
  tokenId,
  input,
}: {
  viewerId: number;
  tokenId: number;
  input: unknown;
}): Promise<string> {
  const now = clock.now();
  const expiresAt = expiryOf(checkInput(expirySchema, input, RESOURCE), { now, ...ANY_LIFE });
  const { token, stored } = newValue("PERSONAL");
  await transaction(async (tx) => {
    await lockOwnToken(tx, { viewerId, tokenId, kind: "PERSONAL" });
    const data = { ...stored, createdAt: now, expiresAt, lastUsedAt: null, fixed: false };
    await tx.accessToken.update({ where: { id: tokenId }, data });
    await recordAudit(tx, {
      action: "personal_access_token.credential_regenerated",
      actorId: viewerId,
      accountId: viewerId,
      data: { token_id: tokenId },
    });
  });
  return token;
}
