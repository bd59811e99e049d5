import type { Account } from "@/generated/prisma/client.ts";
import { findAccountByLogin, findOrganizationRole } from "@/lib/accounts/queries.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { permissionProblems } from "./fine-grained-rules.ts";
import { type TokenPolicy, tokenPolicyOf } from "./policy.ts";
import { refuseField } from "./refuse.ts";
import type { FineGrainedAccess } from "./schemas.ts";

export type ResourceOwner = {
  account: Account;
  /** Whether the person owns it: their own account, or an organization of which they are an owner. */
  owned: boolean;
  /** Of an organization; null for a person's own account. */
  policy: TokenPolicy | null;
};

/** The account that a token is for. Throws 422 unless it is the person's own, or an organization of theirs that allows it. */
export async function requireResourceOwner(tx: Tx, viewerId: number, login: string): Promise<ResourceOwner> {
  const account = login.includes("\0") ? null : await findAccountByLogin(login, tx);
  if (account?.id === viewerId) return { account, owned: true, policy: null };
  const role = account && (await findOrganizationRole({ organizationId: account.id, userId: viewerId }, tx));
  if (!account || !role)
    throw refuseField("resource_owner", "Choose your own account or an organization that you belong to.");
  const policy = await tokenPolicyOf(account.id, tx);
  if (!policy.fineGrainedTokensAllowed)
    throw refuseField("resource_owner", `${account.login} does not allow fine-grained personal access tokens.`);
  return { account, owned: role === "ADMIN", policy };
}

/** The most that a token for the owner may last; a person's own may also last for ever. */
export const longestDaysFor = ({ policy }: ResourceOwner): number | null =>
  policy ? policy.fineGrainedTokensLongestLife : null;

/** Whether an owner has to approve it before it reaches more than what is public. */
export function approvalFor({ owned, policy }: ResourceOwner): "APPROVED" | "PENDING" | null {
  if (!policy) return null;
  return owned || !policy.fineGrainedTokensNeedApproval ? "APPROVED" : "PENDING";
}

/** What is stored of the access that was asked for. Throws 422 for permissions and repositories that cannot be given. */
export async function storedAccess(
  tx: Tx,
  { access, owner }: { access: FineGrainedAccess; owner: ResourceOwner },
): Promise<{
  permissions: Record<string, string>;
  repositorySelection: "all" | "selected" | null;
  repositoryIds: number[];
}> {
  const { repository_selection: selection, permissions, repository_ids } = access;
  const problems = permissionProblems(permissions, {
    ownerIsOrganization: owner.account.type === "ORGANIZATION",
    reachesRepositories: selection !== "none",
  });
  if (problems.length > 0)
    throw validationFailed(
      ...problems.map(({ key, message }) => ({
        resource: "PersonalAccessToken",
        field: `permissions.${key}`,
        code: "invalid" as const,
        message,
      })),
    );
  const repositoryIds = selection === "selected" ? await requireRepositories(tx, owner.account.id, repository_ids) : [];
  return {
    permissions: selection === "none" ? { ...permissions } : { ...permissions, metadata: "read" },
    repositorySelection: selection === "none" ? null : selection,
    repositoryIds,
  };
}

async function requireRepositories(tx: Tx, ownerId: number, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw refuseField("repository_ids", "Choose at least one repository.");
  const found = await tx.repository.count({ where: { ownerId, id: { in: wanted } } });
  if (found !== wanted.length)
    throw refuseField("repository_ids", "One of the repositories is gone or belongs to another account. Choose again.");
  return wanted;
}
