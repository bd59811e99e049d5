import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { deriveKey, equalInConstantTime, hmacHex } from "@/lib/platform/crypto.ts";

/** How long an address with a token works. */
const VALID_SECONDS = 300;
/** A file's address stays the same for so long, and with it the entity tag of the answer that names it. */
const STEADY_SECONDS = 60;

/** What one token opens: the file at an address behind `raw/`, the archive of a commit, by its full object name, or
 *  the changes of `pull/1` or `commit/SHA`. */
export type Download = { repositoryId: number; kind: "raw" | "tar.gz" | "zip" | "diff" | "patch"; place: string };

/**
 * What follows an address for it to work without a credential: `?token=…` where the repository is private, nothing
 * where everybody may read it. The token is signed, so nothing is stored for it, and it opens this one thing alone: an
 * archive for five minutes, a file for between four and five.
 */
export function tokenQuery(
  { id, private: isPrivate }: { id: number; private: boolean },
  { kind, place }: Omit<Download, "repositoryId">,
): string {
  if (!isPrivate) return "";
  const now = nowSeconds();
  const start = kind === "raw" ? now - (now % STEADY_SECONDS) : now;
  const expires = start + VALID_SECONDS;
  return `?token=${expires}.${signatureOf({ repositoryId: id, kind, place }, expires)}`;
}

/** Whether a token was made for this download and has not expired. */
export function opensDownload(token: string, download: Download): boolean {
  const [, expires, signature = ""] = /^(\d{1,12})\.([0-9a-f]{64})$/.exec(token) ?? [];
  if (!expires || Number(expires) <= nowSeconds()) return false;
  return equalInConstantTime(signature, signatureOf(download, Number(expires)));
}

const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);

function signatureOf({ repositoryId, kind, place }: Download, expires: number): string {
  const key = deriveKey(config().secretKey, "download from a private repository");
  // The place comes last: whatever is in it, the parts before it are what they are.
  return hmacHex("sha256", key, `${repositoryId}.${kind}.${expires}.${place}`);
}
