import type { AccessToken } from "@/generated/prisma/client.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { settleNotices } from "@/lib/accounts/notices.ts";
import { primaryEmail, requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { askedDigest } from "./asked-digest.ts";
import { recordTokenRequestEvent } from "./events.ts";
import { refuseField } from "./refuse.ts";
import { requestSubject } from "./request-notice.ts";
import { reasonSchema } from "./schemas.ts";

export type TokenDecision = "approve" | "deny" | "revoke";

const VERBS = { approve: "approved", deny: "denied", revoke: "ended" } as const;
const ACTIONS = {
  approve: "personal_access_token.access_granted",
  deny: "personal_access_token.request_denied",
  revoke: "personal_access_token.access_revoked",
} as const;

/** What the organization's webhooks are told; the end of what was approved is the end of no request. */
const REQUEST_ACTIONS = { approve: "approved", deny: "denied", revoke: null } as const;

/**
 * An owner's answer to a token that asks to act in the organization, or the end of what was approved. The person is told
 * by mail, with the owner's words. Throws 404 and 403 for those who do not own the organization, 404 when there is no
 * such token, 422 when the question is settled already or another one by now.
 */
export async function decideTokenAccess({
  viewerId,
  organizationId,
  tokenId,
  decision,
  seen,
  reason: words,
}: {
  viewerId: number;
  organizationId: number;
  tokenId: number;
  decision: TokenDecision;
  /** What the owner read, as `askedDigest` says it: approved is that and nothing that came later. */
  seen: string;
  reason: string;
}): Promise<void> {
  const organization = await requireAdministrator(viewerId, organizationId);
  const reason = checkInput(reasonSchema, words, "PersonalAccessToken");
  await transaction(async (tx) => {
    const token = await lockToken(tx, organizationId, tokenId);
    requireOpen(token, decision);
    if (decision === "approve" && seen !== askedDigest(token))
      throw refuseField("", "What it asks for has changed since you opened this page. Read it again, then decide.");
    await tx.accessToken.update({
      where: { id: tokenId },
      data: { approval: decision === "approve" ? "APPROVED" : "DENIED", decisionReason: reason },
    });
    await settleNotices(tx, requestSubject(tokenId));
    await tellPerson(tx, { token, decision, reason, organization: organization.login });
    await recordDecision(tx, { token, decision, viewerId, organizationId });
    const action = REQUEST_ACTIONS[decision];
    if (action) await recordTokenRequestEvent(tx, action, { token, senderId: viewerId });
  });
}

async function lockToken(tx: Tx, organizationId: number, tokenId: number): Promise<AccessToken> {
  await tx.$queryRaw`SELECT id FROM "AccessToken" WHERE id = ${tokenId}::int FOR UPDATE`;
  const token = await tx.accessToken.findUnique({
    where: { id: tokenId, kind: "FINE_GRAINED", resourceOwnerId: organizationId },
  });
  if (!token) throw notFound();
  return token;
}

function requireOpen({ approval }: AccessToken, decision: TokenDecision): void {
  if (approval === (decision === "revoke" ? "APPROVED" : "PENDING")) return;
  throw refuseField("", "Somebody has decided this already. Look at the token again.");
}

async function tellPerson(
  tx: Tx,
  told: { token: AccessToken; decision: TokenDecision; reason: string | null; organization: string },
): Promise<void> {
  const { token, decision, reason, organization } = told;
  const email = token.accountId === null ? null : await primaryEmail(token.accountId, tx);
  if (!email) return;
  const verb = VERBS[decision];
  await queueMail(tx, {
    to: email.address,
    subject: `Your token for ${organization} was ${verb}`,
    text: `Hello,

an owner of ${organization} has ${verb} the access of your personal access token “${token.note}”.
${reason ? `\nTheir words: ${reason}\n` : ""}
${decision === "approve" ? "It reaches what it asked for from now on." : "It reads what is public and nothing else of the organization."}

${htmlUrl(`/settings/personal-access-tokens/${token.id}`)}
`,
  });
}

/** In the organization's log, and in that of the person whose token it is. */
async function recordDecision(
  tx: Tx,
  decided: { token: AccessToken; decision: TokenDecision; viewerId: number; organizationId: number },
): Promise<void> {
  const { token, decision, viewerId, organizationId } = decided;
  for (const accountId of [organizationId, token.accountId])
    if (accountId !== null)
      await recordAudit(tx, {
        action: ACTIONS[decision],
        actorId: viewerId,
        accountId,
        data: { token_id: token.id, note: token.note },
      });
}
