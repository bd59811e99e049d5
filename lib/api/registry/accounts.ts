import {
  checkMembership,
  getMembership,
  listMembers,
  listPublicMembers,
} from "@/lib/accounts/operations/organization-members.ts";
import {
  getOrganization,
  listOwnOrganizations,
  listUserOrganizations,
} from "@/lib/accounts/operations/organizations.ts";
import { getAuthenticatedUser, listOwnEmails, updateAuthenticatedUser } from "@/lib/accounts/operations/own-account.ts";
import { getOwnMembership, listOwnMemberships } from "@/lib/accounts/operations/own-memberships.ts";
import { getUser, getUserById, listUsers } from "@/lib/accounts/operations/users.ts";
import type { Operation } from "../operation.ts";

/** People and organizations. */
export const accountsOperations: readonly Operation[] = [
  checkMembership,
  getAuthenticatedUser,
  getMembership,
  getOrganization,
  getOwnMembership,
  getUser,
  getUserById,
  listMembers,
  listOwnEmails,
  listOwnMemberships,
  listOwnOrganizations,
  listPublicMembers,
  listUserOrganizations,
  listUsers,
  updateAuthenticatedUser,
];
