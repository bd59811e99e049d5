import {
  removeMemberOperation,
  removeMembershipOperation,
  setMembershipOperation,
} from "@/lib/accounts/operations/change-memberships.ts";
import {
  cancelInvitationOperation,
  createInvitation,
  listInvitations,
  listInvitationTeams,
} from "@/lib/accounts/operations/invitations.ts";
import { checkMembership, getMembership, listMembers } from "@/lib/accounts/operations/organization-members.ts";
import {
  deleteOrganizationOperation,
  getOrganization,
  listOwnOrganizations,
  listUserOrganizations,
  updateOrganizationOperation,
} from "@/lib/accounts/operations/organizations.ts";
import { getAuthenticatedUser, listOwnEmails, updateAuthenticatedUser } from "@/lib/accounts/operations/own-account.ts";
import {
  acceptOwnMembership,
  getOwnMembership,
  listOwnMemberships,
} from "@/lib/accounts/operations/own-memberships.ts";
import {
  checkPublicMember,
  concealMembership,
  listPublicMembers,
  publicizeMembership,
} from "@/lib/accounts/operations/public-members.ts";
import { getUser, getUserById, listUsers } from "@/lib/accounts/operations/users.ts";
import {
  listOutsideCollaborators,
  removeOutsideCollaboratorOperation,
} from "@/lib/host/collaborators/operations/outside-collaborators.ts";
import type { Operation } from "../operation.ts";

/** People and organizations. */
export const accountsOperations: readonly Operation[] = [
  listOutsideCollaborators,
  removeOutsideCollaboratorOperation,
  acceptOwnMembership,
  cancelInvitationOperation,
  checkPublicMember,
  concealMembership,
  createInvitation,
  deleteOrganizationOperation,
  listInvitations,
  listInvitationTeams,
  publicizeMembership,
  removeMemberOperation,
  removeMembershipOperation,
  setMembershipOperation,
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
  updateOrganizationOperation,
];
