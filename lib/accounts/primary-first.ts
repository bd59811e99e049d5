import type { Prisma } from "@/generated/prisma/client.ts";

/**
 * The order in which the first of a person's addresses is the one that mail goes to: the primary one, or the oldest while
 * none is primary. For the client's queries and for statements.
 */
export const PRIMARY_FIRST = [{ primary: "desc" }, { id: "asc" }] satisfies Prisma.EmailOrderByWithRelationInput[];
export const PRIMARY_FIRST_SQL = `"primary" DESC, id`;
