import { forbidden } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Reader, type Tx } from "@/lib/platform/db.ts";
import { FIRST_AGREEMENT } from "./agreement-text.ts";
import { siteSetting } from "./settings.ts";

export type AgreementVersion = {
  version: number;
  /** Markdown. */
  text: string;
  /** Null for the text that Mortise brings. */
  publishedAt: Date | null;
  publishedBy: { login: string } | null;
};

/** What people in a world file have signed. */
export const FIRST_AGREEMENT_VERSION = 1;
const FIRST: AgreementVersion = {
  version: FIRST_AGREEMENT_VERSION,
  text: FIRST_AGREEMENT,
  publishedAt: null,
  publishedBy: null,
};

/** The newest version of the pre-release agreement, whether or not anybody has to sign it. */
export async function currentAgreement(reader: Reader = db): Promise<AgreementVersion> {
  const newest = await reader.agreement.findFirst({
    select: { version: true, text: true, publishedAt: true, publishedBy: { select: { login: true } } },
    orderBy: { version: "desc" },
  });
  return newest ?? FIRST;
}

/** When the person signed this version; null when they did not. */
export async function findSignature(accountId: number, version: number): Promise<Date | null> {
  const where = { accountId_version: { accountId, version } };
  return (await db.agreementSignature.findUnique({ where }))?.signedAt ?? null;
}

/** Whether the person has yet to sign the newest version before they register or manage an integration. */
export async function hasToSign(accountId: number): Promise<boolean> {
  if (!(await siteSetting("agreement_required"))) return false;
  const { version } = await currentAgreement();
  return (await findSignature(accountId, version)) === null;
}

/** How many people signed the version. */
export async function countSignatures(version: number): Promise<number> {
  return db.agreementSignature.count({ where: { version } });
}

/** For what is done without the page that would have asked.
 *  @throws 403 when the person has yet to sign */
export async function refuseUnsigned(accountId: number): Promise<void> {
  if (await hasToSign(accountId))
    throw forbidden("Read and sign the pre-release agreement first, at /prerelease/agreement.");
}

/** The version and time are all that is kept of a signature. Signing again changes nothing. */
export async function insertSignature(tx: Tx, accountId: number, version: number): Promise<void> {
  await tx.agreementSignature.createMany({
    data: [{ accountId, version, signedAt: clock.now() }],
    skipDuplicates: true,
  });
}
