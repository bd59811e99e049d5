import { db, type Tx } from "@/lib/platform/db.ts";

type FullName = { owner: string; name: string };

/** Keeps the address that a repository leaves, so that it leads on. */
export async function rememberName(
  tx: Tx,
  { repositoryId, owner, name }: FullName & { repositoryId: number },
): Promise<void> {
  await tx.formerRepositoryName.upsert({
    where: { owner_name: { owner, name } },
    update: { repositoryId },
    create: { owner, name, repositoryId },
  });
}

/** Whoever gets an address has it for good: what it led to before is forgotten, whatever becomes of the new one. */
export async function takeName(tx: Tx, { ownerId, name }: { ownerId: number; name: string }): Promise<void> {
  await tx.$executeRaw`DELETE FROM "FormerRepositoryName" f USING "Account" o
    WHERE o.id = ${ownerId}::int AND f.owner = o.login AND f.name = ${name}::citext`;
}

/** Keeps the addresses of all repositories of an account that gets another login, and takes those of its new one. */
export async function rememberLogin(
  tx: Tx,
  { accountId, before, after }: { accountId: number; before: string; after: string },
): Promise<void> {
  await tx.$executeRaw`DELETE FROM "FormerRepositoryName" f USING "Repository" r
    WHERE r."ownerId" = ${accountId}::int AND f.owner = ${after}::citext AND f.name = r.name`;
  await tx.$executeRaw`INSERT INTO "FormerRepositoryName" (owner, name, "repositoryId")
    SELECT ${before}::citext, r.name, r.id FROM "Repository" r WHERE r."ownerId" = ${accountId}::int
    ON CONFLICT (owner, name) DO UPDATE SET "repositoryId" = EXCLUDED."repositoryId"`;
}

/** The id of the repository that had this address before; null when none had, or another has taken it since. */
export async function findByFormerName({ owner, name }: FullName): Promise<number | null> {
  const found = await db.formerRepositoryName.findUnique({
    where: { owner_name: { owner, name } },
    select: { repositoryId: true },
  });
  return found?.repositoryId ?? null;
}
