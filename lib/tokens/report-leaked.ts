import { primaryEmail } from "@/lib/accounts/queries.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { hashToken } from "./formats.ts";
import { cancelRequest } from "./personal/cancel-request.ts";

/**
 * Ends the tokens among these, whoever says that they leaked: having one is proof enough that somebody has it who
 * should not. Nothing tells which of them were tokens. The people concerned get mail and a line in their log.
 */
export async function endLeakedTokens(credentials: readonly string[]): Promise<void> {
  const hashes = [...new Set(credentials)].map(hashToken);
  await transaction(async (tx) => {
    const tokens = await tx.accessToken.findMany({
      where: { hash: { in: hashes } },
      orderBy: { id: "asc" },
    });
    const renewing = await tx.refreshToken.findMany({ where: { hash: { in: hashes } }, select: { familyId: true } });
    const families = [...tokens, ...renewing].flatMap(({ familyId }) => (familyId === null ? [] : [familyId]));
    await tx.accessToken.deleteMany({ where: { id: { in: tokens.map(({ id }) => id) } } });
    await tx.tokenFamily.deleteMany({ where: { id: { in: families } } });
    for (const token of tokens) await cancelRequest(tx, { token, actorId: null });
    for (const token of tokens) if (token.accountId !== null) await tell(tx, { ...token, accountId: token.accountId });
  });
}

type Ended = { kind: string; lastEight: string; note: string | null; accountId: number };

async function tell(tx: Tx, { kind, lastEight, note, accountId }: Ended): Promise<void> {
  const isOwn = kind === "PERSONAL" || kind === "FINE_GRAINED";
  await recordAudit(tx, {
    action: isOwn ? "personal_access_token.destroy" : "oauth_access.destroy",
    actorId: null,
    accountId,
    data: { last_eight: lastEight, because: "it was reported as leaked" },
  });
  const email = await primaryEmail(accountId, tx);
  if (!email?.verifiedAt) return;
  await queueMail(tx, {
    to: email.address,
    subject: "A token of yours was reported as leaked and has ended",
    text: letter({ name: note ? `“${note}”` : "One of your tokens", lastEight, isOwn }),
    button: "Security log",
  });
}

const letter = ({ name, lastEight, isOwn }: { name: string; lastEight: string; isOwn: boolean }): string => `Hello,

${name}, which ends in ${lastEight}, was sent to this server by somebody who found it. It was ended at once: nobody can use it any more.

Look through what was done with it:

${htmlUrl("/settings/security-log")}

${isOwn ? "If a program of yours needs it, make a new token and keep it where others do not see it." : "The application that you gave it to can ask you for a new one."}
`;
