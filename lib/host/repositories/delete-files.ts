import { afterCommit } from "@/lib/platform/db.ts";
import { log } from "@/lib/platform/log.ts";
import { deleteRepository } from "../git/init-repository.ts";

/** Deletes the files of repositories whose rows go with the surrounding transaction. What cannot be deleted is logged. */
export function deleteFilesAfterCommit(repositoryIds: readonly number[]): void {
  afterCommit(() => {
    for (const id of repositoryIds)
      deleteRepository(id).catch((error: unknown) =>
        log.error({ err: error, repositoryId: id }, "files of a deleted repository stay"),
      );
  });
}
