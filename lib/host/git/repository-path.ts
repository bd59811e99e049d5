import path from "node:path";
import { config } from "@/lib/platform/config.ts";

/** Where all bare repositories live. */
export function repositoriesDirectory(): string {
  return path.join(config().dataDir, "repositories");
}

/** `<DATA_DIR>/repositories/<id % 100, two digits>/<id>.git`. By id and never by name, so that renaming and
 *  transferring move no files and no name from outside ever reaches the file system. */
export function repositoryPath(repositoryId: number): string {
  if (!Number.isSafeInteger(repositoryId) || repositoryId < 1) throw new RangeError("repositoryId must be 1 or more");
  const bucket = String(repositoryId % 100).padStart(2, "0");
  return path.join(repositoriesDirectory(), bucket, `${repositoryId}.git`);
}
