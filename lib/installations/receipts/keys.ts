import { randomUUID } from "node:crypto";
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type JWK } from "jose";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";

/** ECDSA on P-256: every JWT library knows it, and a receipt in an address stays short. */
export const RECEIPT_ALGORITHM = "ES256";

/** Any number that nothing else locks: of two that need the first key at once, one makes it. */
const LOCK = 7_310_044;

const placeOf = (id: string) => `ReceiptKey.sealedPrivate:${id}`;

/** What receipts are signed with; made the first time that it is needed. */
export async function signingKey(): Promise<{ id: string; key: CryptoKey }> {
  const { id, sealedPrivate } = (await newestKey()) ?? (await makeKey());
  return { id, key: await importPKCS8(secretBox().open(sealedPrivate, placeOf(id)), RECEIPT_ALGORITHM) };
}

/** The public halves as a JSON Web Key Set (RFC 7517), the newest first. */
export async function publishedKeys(): Promise<{ keys: JWK[] }> {
  const rows = await db.receiptKey.findMany({ orderBy: { createdAt: "desc" } });
  return {
    keys: rows.map(({ id, publicKey }) => ({
      ...(publicKey as JWK),
      kid: id,
      use: "sig",
      alg: RECEIPT_ALGORITHM,
    })),
  };
}

const newestKey = () => db.receiptKey.findFirst({ orderBy: { createdAt: "desc" } });

async function makeKey() {
  const { privateKey, publicKey } = await generateKeyPair(RECEIPT_ALGORITHM, { extractable: true });
  const id = randomUUID();
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK}::int)::text`;
    const there = await tx.receiptKey.findFirst({ orderBy: { createdAt: "desc" } });
    if (there) return there;
    return tx.receiptKey.create({
      data: {
        id,
        publicKey: { ...(await exportJWK(publicKey)) },
        sealedPrivate: secretBox().seal(await exportPKCS8(privateKey), placeOf(id)),
        createdAt: clock.now(),
      },
    });
  });
}
