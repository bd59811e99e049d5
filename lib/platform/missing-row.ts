import pg from "pg";
import { Prisma } from "@/generated/prisma/client.ts";
import { missesRow } from "./db.ts";
import { NOT_FOUND_DIGEST } from "./not-found-digest.ts";

const given = Symbol("digest");

/**
 * From now on a page or an action that fails because a row went while it was answered is a page that is not there, as it
 * would be a moment later; a fault of any other kind stays what it is. The REST API has its own way: lib/api/run-operation.
 */
export function answerMissingRowsAsNotFound(): void {
  for (const { prototype } of [Prisma.PrismaClientKnownRequestError, pg.DatabaseError])
    Object.defineProperty(prototype, "digest", {
      configurable: true,
      get(this: Error & { [given]?: unknown }) {
        return missesRow(this) ? NOT_FOUND_DIGEST : this[given];
      },
      // Next numbers the errors that it reports.
      set(this: Error & { [given]?: unknown }, value: unknown) {
        this[given] = value;
      },
    });
}
