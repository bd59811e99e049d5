import type { AccessToken } from "@/generated/prisma/client.ts";
import { sha256 } from "@/lib/platform/crypto.ts";

type AskedFor = Pick<AccessToken, "permissions" | "repositorySelection" | "repositoryIds">;

/** Stands for what a fine-grained token asks for: the same for the same permissions and repositories, in any order. */
export function askedDigest({ permissions, repositorySelection, repositoryIds }: AskedFor): string {
  const levels = Object.entries(permissions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const asked = JSON.stringify([levels, repositorySelection, [...repositoryIds].sort((a, b) => a - b)]);
  return sha256(asked).toString("hex");
}
