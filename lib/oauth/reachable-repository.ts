import { selectionCovers } from "@/lib/authorization/facts.ts";
import { findRepositorySubject } from "@/lib/host/repositories/find-subject.ts";
import { findInstallationFacts } from "@/lib/installations/find-facts.ts";
import type { Client } from "./client.ts";

/**
 * The id of the one repository that tokens are to be limited to, when the person can see it and the integration is
 * installed there; null for anything else, which the wire format ignores (wire facts §1.9).
 */
export async function reachableRepository(
  client: Client,
  { accountId, asked }: { accountId: number; asked: string | null },
): Promise<number | null> {
  if (client.kind !== "integration" || asked === null || !/^\d{1,9}$/.test(asked)) return null;
  const repository = await findRepositorySubject({ id: Number(asked) }, accountId);
  if (!repository || (repository.private && repository.role === null)) return null;
  const installation = await findInstallationFacts(client.id, repository.ownerId);
  if (!installation) return null;
  const covered = selectionCovers({
    accountId: installation.accountId,
    selection: installation.repositories,
    repository,
  });
  return covered ? repository.id : null;
}
