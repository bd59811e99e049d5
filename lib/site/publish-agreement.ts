import { unprocessable, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { currentAgreement } from "./agreement.ts";
import { requireSiteAdmin } from "./require-site-admin.ts";

/** Characters: a page of print has about 3,000. */
const TEXT_LENGTH_MAX = 50_000;
/** Two administrators must not both publish the next version. */
const PUBLISH_LOCK = 72_707_371;

/** What is wrong with the text of an agreement, as a sentence; null when nothing is. */
export function agreementProblem(text: string): string | null {
  if (text.trim() === "") return "Write what people are to agree to.";
  if (text.includes("\0")) return "Remove the character NUL from the text.";
  if (text.length > TEXT_LENGTH_MAX) return `Use at most ${TEXT_LENGTH_MAX} characters; it has ${text.length}.`;
  return null;
}

/**
 * Publishes a new version, which everybody signs before they go on. `seenVersion` is the one that the author started
 * from. Throws 404 for others than site administrators, 422 for an empty text, for the text that is published already,
 * and when somebody else published one since.
 */
export async function publishAgreement({
  actorId,
  text,
  seenVersion,
}: {
  actorId: number;
  text: string;
  seenVersion: number;
}): Promise<{ version: number }> {
  const problem = agreementProblem(text);
  if (problem) throw refuseText(problem);
  return transaction(async (tx) => {
    await requireSiteAdmin(actorId, tx);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PUBLISH_LOCK}::bigint)`;
    const current = await currentAgreement(tx);
    if (seenVersion !== current.version)
      throw unprocessable(
        `Version ${current.version} was published since you opened this page. Compare it with yours; publishing again makes version ${current.version + 1} of what you typed.`,
      );
    if (text.trim() === current.text.trim()) throw refuseText("This is the text of the present version.");
    const version = current.version + 1;
    await tx.agreement.create({ data: { version, text, publishedAt: clock.now(), publishedById: actorId } });
    await recordAudit(tx, {
      action: "site.publish_agreement",
      actorId,
      accountId: actorId,
      data: { version },
    });
    return { version };
  });
}

const refuseText = (message: string) =>
  validationFailed({ resource: "Agreement", field: "text", code: "invalid", message });
