import type { Repository } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { takeName } from "./former-names.ts";

export const DEFAULT_BRANCH = "main";

export type NewRepository = {
  /** From `nextRepositoryId` or of a world file; the database's next one otherwise. */
  id?: number;
  ownerId: number;
  name: string;
  description?: string | null;
  homepage?: string | null;
  private?: boolean;
  defaultBranch?: string;
  /** Of a fork: what it was forked from, and where the network began. */
  parentId?: number;
  sourceId?: number;
  fork?: boolean;
  /** Set when the repository starts with a commit. */
  pushedAt?: Date | null;
};

/** The row alone: no directory on disk, no event, no audit. Fails on the index Repository_ownerId_name_key for a taken name. */
export async function insertRepository(tx: Tx, repository: NewRepository): Promise<Repository> {
  const now = clock.now();
  await takeName(tx, repository);
  return tx.repository.create({
    data: { defaultBranch: DEFAULT_BRANCH, ...repository, createdAt: now, updatedAt: now },
  });
}
