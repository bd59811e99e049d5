import type { Label } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { DEFAULT_COLOR } from "./rules.ts";

/** The row alone. Fails on the index Label_repositoryId_name_key for a name that the repository has, in any case. */
export async function insertLabel(
  tx: Tx,
  label: { repositoryId: number; name: string; color?: string | undefined; description?: string | null | undefined },
): Promise<Label> {
  const { repositoryId, name, color = DEFAULT_COLOR, description = null } = label;
  return tx.label.create({
    data: { repositoryId, name, color: color.toLowerCase(), description, createdAt: clock.now() },
  });
}
