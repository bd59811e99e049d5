import { Refusal, tooLarge, validationFailed } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { countWindow } from "@/lib/platform/count-window.ts";
import { randomBase62 } from "@/lib/platform/crypto.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";

/** How long each step of the flow may take. Source: wire facts §1.3. */
export const MANIFEST_LIFE_MS = 3600_000;
const MANIFEST_LENGTH_MAX = 100_000;
const STATE_LENGTH_MAX = 2_000;
/** Anybody may send a manifest, signed in or not. */
const DRAFTS_PER_ADDRESS_AN_HOUR = 300;
const TOKEN_LENGTH = 32;

const kept = countWindow("manifest-drafts", MANIFEST_LIFE_MS / 1000);

/**
 * Keeps a manifest that a form brought, for whoever opens the page of the token that is answered. Nothing else follows
 * from it, so it takes no session. Throws 422 without a manifest, 413 for too long a one and 429 for too many.
 */
export async function keepManifest({
  manifest,
  state,
  address,
}: {
  manifest: string;
  state: string | null;
  /** The network address that it came from. */
  address: string;
}): Promise<{ token: string }> {
  if (manifest === "" || manifest.includes("\0") || state?.includes("\0"))
    throw validationFailed({ resource: "Manifest", field: "manifest", code: "missing_field" });
  if (manifest.length > MANIFEST_LENGTH_MAX || (state?.length ?? 0) > STATE_LENGTH_MAX)
    throw tooLarge("The manifest or its state is too long.");
  if (kept.add(address).used > DRAFTS_PER_ADDRESS_AN_HOUR)
    throw new Refusal(429, "Too many manifests came from your address. Try again in an hour.");
  const token = randomBase62(TOKEN_LENGTH);
  const now = clock.now();
  await transaction(async (tx) => {
    await tx.manifestDraft.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.manifestDraft.create({
      data: {
        tokenHash: hashToken(token),
        manifest,
        state,
        createdAt: now,
        expiresAt: new Date(now.getTime() + MANIFEST_LIFE_MS),
      },
    });
  });
  return { token };
}

export type ManifestDraft = { id: number; manifest: string; state: string | null; expiresAt: Date };

/** A kept manifest; null when there is none, it is older than an hour, or it was registered already. */
export function findDraft(token: string): Promise<ManifestDraft | null> {
  return db.manifestDraft.findFirst({
    where: { tokenHash: hashToken(token), expiresAt: { gt: clock.now() } },
    select: { id: true, manifest: true, state: true, expiresAt: true },
  });
}
