import fs from "node:fs";
import path from "node:path";
import { repositoriesDirectory } from "@/lib/host/git/repository-path.ts";
import { db, pool } from "@/lib/platform/db.ts";

/** Takes everything away that a world has brought, so that the next test starts from nothing. */
export async function removeWorld(): Promise<void> {
  fs.rmSync(repositoriesDirectory(), { recursive: true, force: true });
  await pool.query('TRUNCATE "Account", "Event", "SiteSetting" CASCADE');
}

/** Names of the directories of repositories on disk, whatever became of their rows. */
export function repositoryDirectories(): string[] {
  const root = repositoriesDirectory();
  if (!fs.existsSync(root)) return [];
  return fs.readdirSync(root).flatMap((bucket) => fs.readdirSync(path.join(root, bucket)));
}

export const repositoryIdOf = async (name: string): Promise<number> =>
  (await db.repository.findFirstOrThrow({ where: { name } })).id;
