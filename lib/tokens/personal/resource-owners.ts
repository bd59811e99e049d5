import { findAccountById, organizationsOf } from "@/lib/accounts/queries.ts";
import { approvalFor, longestDaysFor, type ResourceOwner } from "./fine-grained-access.ts";
import { tokenPolicyOf } from "./policy.ts";

/** An account that a person may make a fine-grained token for, with what it allows. */
export type PossibleResourceOwner = {
  id: number;
  login: string;
  isOrganization: boolean;
  /** Whether it allows fine-grained tokens at all. */
  allowed: boolean;
  needsApproval: boolean;
  /** The most days that a token may last; null where it may also never end. */
  longestDays: number | null;
};

/** The person's own account, then their organizations by login. */
export async function resourceOwnersOf(viewerId: number): Promise<PossibleResourceOwner[]> {
  const [own, memberships] = await Promise.all([findAccountById(viewerId), organizationsOf(viewerId)]);
  const organizations = await Promise.all(
    memberships.map(async ({ organization, role }) =>
      shown({ account: organization, owned: role === "ADMIN", policy: await tokenPolicyOf(organization.id) }),
    ),
  );
  return [...(own ? [shown({ account: own, owned: true, policy: null })] : []), ...organizations];
}

function shown(owner: ResourceOwner): PossibleResourceOwner {
  const { account, policy } = owner;
  return {
    id: account.id,
    login: account.login,
    isOrganization: account.type === "ORGANIZATION",
    allowed: policy?.fineGrainedTokensAllowed ?? true,
    needsApproval: approvalFor(owner) === "PENDING",
    longestDays: longestDaysFor(owner),
  };
}
