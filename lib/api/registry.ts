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
import {
  createCheckRunOperation,
  getCheckRunOperation,
  listAnnotationsOperation,
  listRunsForRefOperation,
  listRunsForSuiteOperation,
  rerequestRunOperation,
  updateCheckRunOperation,
} from "@/lib/host/checks/operations/check-runs.ts";
import {
  createCheckSuiteOperation,
  getCheckSuiteOperation,
  listSuitesForRefOperation,
  rerequestSuiteOperation,
  setPreferencesOperation,
} from "@/lib/host/checks/operations/check-suites.ts";
import {
  addCollaboratorOperation,
  checkCollaborator,
  getCollaboratorPermission,
  listCollaboratorsOperation,
  removeCollaboratorOperation,
} from "@/lib/host/collaborators/operations/collaborators.ts";
import {
  createCommentOperation,
  deleteCommentOperation,
  getCommentOperation,
  listIssueComments,
  listRepositoryComments,
  updateCommentOperation,
} from "@/lib/host/comments/operations/comments.ts";
import { getCommitOperation, listCommitsOperation } from "@/lib/host/commits/operations/commits.ts";
import {
  deleteContent,
  getContent,
  getReadme,
  getRootContent,
  putContent,
} from "@/lib/host/contents/operations/contents.ts";
import {
  createDeploymentOperation,
  createDeploymentStatusOperation,
  deleteDeploymentOperation,
  getDeploymentOperation,
  getDeploymentStatusOperation,
  listDeploymentStatusesOperation,
  listDeploymentsOperation,
} from "@/lib/host/deployments/operations/deployments.ts";
import {
  createOrganizationHook,
  deleteOrganizationHook,
  getOrganizationHook,
  getOrganizationHookConfig,
  getOrganizationHookDelivery,
  listOrganizationHookDeliveries,
  listOrganizationHooks,
  pingOrganizationHook,
  redeliverOrganizationHookDelivery,
  updateOrganizationHook,
  updateOrganizationHookConfig,
} from "@/lib/host/hooks/operations/organization-hooks.ts";
import {
  createRepositoryHook,
  deleteRepositoryHook,
  getRepositoryHook,
  getRepositoryHookConfig,
  getRepositoryHookDelivery,
  listRepositoryHookDeliveries,
  listRepositoryHooks,
  pingRepositoryHook,
  redeliverRepositoryHookDelivery,
  testRepositoryHook,
  updateRepositoryHook,
  updateRepositoryHookConfig,
} from "@/lib/host/hooks/operations/repository-hooks.ts";
import { createIssueOperation } from "@/lib/host/issues/operations/create-issue.ts";
import { getIssueOperation } from "@/lib/host/issues/operations/get-issue.ts";
import {
  addIssueLabels,
  listIssueLabels,
  removeAllIssueLabels,
  removeIssueLabel,
  setIssueLabels,
} from "@/lib/host/issues/operations/issue-labels.ts";
import { listIssuesOperation } from "@/lib/host/issues/operations/list-issues.ts";
import { updateIssueOperation } from "@/lib/host/issues/operations/update-issue.ts";
import {
  createLabelOperation,
  deleteLabelOperation,
  getLabelOperation,
  listLabelsOperation,
  updateLabelOperation,
} from "@/lib/host/labels/operations/labels.ts";
import { getBranchOperation, listBranchesOperation } from "@/lib/host/references/operations/branches.ts";
import {
  createRefOperation,
  deleteRefOperation,
  getRefAtFormerPath,
  getRefOperation,
  listMatchingRefs,
  listRefsAtFormerPath,
  updateRefOperation,
} from "@/lib/host/references/operations/references.ts";
import {
  createOrganizationRepository,
  createOwnRepository,
} from "@/lib/host/repositories/operations/create-repository.ts";
import {
  listInstallationRepositories,
  listOrganizationRepositories,
  listOwnRepositories,
  listUserRepositories,
} from "@/lib/host/repositories/operations/list-repositories.ts";
import {
  deleteRepositoryOperation,
  getRepositoryOperation,
  updateRepositoryOperation,
} from "@/lib/host/repositories/operations/repository.ts";
import {
  createStatusOperation,
  getCombinedStatus,
  listStatusesAtFormerPath,
  listStatusesOperation,
} from "@/lib/host/statuses/operations/statuses.ts";
import { deleteInstallation } from "@/lib/installations/operations/delete-installation.ts";
import {
  addInstallationRepositoryOfEra,
  getInstallationOfEra,
  listInstallationsOfEra,
  postInstallationRepositoryOfEra,
  removeInstallationRepositoryOfEra,
} from "@/lib/installations/operations/era-installations.ts";
import { getInstallation } from "@/lib/installations/operations/get-installation.ts";
import {
  getOrganizationInstallation,
  getRepositoryInstallation,
  getUserInstallation,
} from "@/lib/installations/operations/get-installation-of.ts";
import { listInstallationRequests } from "@/lib/installations/operations/list-installation-requests.ts";
import { listInstallations } from "@/lib/installations/operations/list-installations.ts";
import { listOrganizationInstallationRepositories } from "@/lib/installations/operations/list-organization-installation-repositories.ts";
import { listOrganizationInstallations } from "@/lib/installations/operations/list-organization-installations.ts";
import {
  suspendInstallationOperation,
  unsuspendInstallationOperation,
} from "@/lib/installations/operations/suspend-installation.ts";
import {
  addUserInstallationRepository,
  listUserInstallationRepositories,
  listUserInstallations,
  removeUserInstallationRepository,
} from "@/lib/installations/operations/user-installations.ts";
import { convertManifest } from "@/lib/integrations/operations/convert-manifest.ts";
import { getAuthenticatedIntegration } from "@/lib/integrations/operations/get-authenticated.ts";
import { getIntegrationBySlug } from "@/lib/integrations/operations/get-by-slug.ts";
import { getHookConfig, updateHookConfig } from "@/lib/integrations/operations/hook-config.ts";
import {
  checkToken,
  createScopedToken,
  deleteGrant,
  deleteToken,
  resetToken,
} from "@/lib/oauth/operations/client-tokens.ts";
import { createInstallationAccessToken } from "@/lib/tokens/operations/create-installation-token.ts";
import { createInstallationAccessTokenOfEra } from "@/lib/tokens/operations/era-installation-token.ts";
import { revokeCredentials } from "@/lib/tokens/operations/revoke-credentials.ts";
import { revokeInstallationAccessToken } from "@/lib/tokens/operations/revoke-installation-token.ts";
import { getDelivery } from "@/lib/webhooks/operations/get-delivery.ts";
import { listDeliveries } from "@/lib/webhooks/operations/list-deliveries.ts";
import { listenToHook } from "@/lib/webhooks/operations/listen.ts";
import { redeliverDelivery } from "@/lib/webhooks/operations/redeliver-delivery.ts";
import { getMeta } from "./meta/get-meta.ts";
import { getRateLimit } from "./meta/get-rate-limit.ts";
import { getRoot } from "./meta/get-root.ts";
import type { Operation } from "./operation.ts";

/** Every operation that is served, by slice. Order is of no meaning; ids and routes are unique, which a test holds. */
export const operations: readonly Operation[] = [
  // accounts
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

  // api
  getMeta,
  getRateLimit,
  getRoot,

  // installations
  addUserInstallationRepository,
  deleteInstallation,
  getInstallation,
  getOrganizationInstallation,
  getRepositoryInstallation,
  getUserInstallation,
  listInstallationRequests,
  listInstallations,
  listOrganizationInstallations,
  listOrganizationInstallationRepositories,
  listUserInstallationRepositories,
  listUserInstallations,
  removeUserInstallationRepository,
  suspendInstallationOperation,
  unsuspendInstallationOperation,

  // integrations
  convertManifest,
  getAuthenticatedIntegration,
  getHookConfig,
  getIntegrationBySlug,
  updateHookConfig,

  // tokens
  checkToken,
  createInstallationAccessToken,
  createScopedToken,
  deleteGrant,
  deleteToken,
  resetToken,
  revokeCredentials,
  revokeInstallationAccessToken,

  // webhooks
  listenToHook,
  getDelivery,
  listDeliveries,
  redeliverDelivery,
  listRepositoryHooks,
  createRepositoryHook,
  getRepositoryHook,
  updateRepositoryHook,
  deleteRepositoryHook,
  getRepositoryHookConfig,
  updateRepositoryHookConfig,
  pingRepositoryHook,
  testRepositoryHook,
  listRepositoryHookDeliveries,
  getRepositoryHookDelivery,
  redeliverRepositoryHookDelivery,
  listOrganizationHooks,
  createOrganizationHook,
  getOrganizationHook,
  updateOrganizationHook,
  deleteOrganizationHook,
  getOrganizationHookConfig,
  updateOrganizationHookConfig,
  pingOrganizationHook,
  listOrganizationHookDeliveries,
  getOrganizationHookDelivery,
  redeliverOrganizationHookDelivery,

  // host: issues
  addIssueLabels,
  createCommentOperation,
  createIssueOperation,
  createLabelOperation,
  deleteCommentOperation,
  deleteLabelOperation,
  getCommentOperation,
  getIssueOperation,
  getLabelOperation,
  listIssueComments,
  listIssueLabels,
  listIssuesOperation,
  listLabelsOperation,
  listRepositoryComments,
  removeAllIssueLabels,
  removeIssueLabel,
  setIssueLabels,
  updateCommentOperation,
  updateIssueOperation,
  updateLabelOperation,

  // host: repositories
  addCollaboratorOperation,
  checkCollaborator,
  createOrganizationRepository,
  createOwnRepository,
  deleteRepositoryOperation,
  getCollaboratorPermission,
  getRepositoryOperation,
  listCollaboratorsOperation,
  listInstallationRepositories,
  listOrganizationRepositories,
  listOwnRepositories,
  listUserRepositories,
  removeCollaboratorOperation,
  updateRepositoryOperation,

  // host: checks
  createCheckRunOperation,
  getCheckRunOperation,
  updateCheckRunOperation,
  listAnnotationsOperation,
  rerequestRunOperation,
  listRunsForRefOperation,
  createCheckSuiteOperation,
  setPreferencesOperation,
  getCheckSuiteOperation,
  listRunsForSuiteOperation,
  rerequestSuiteOperation,
  listSuitesForRefOperation,
  // host: code, statuses, deployments
  createDeploymentOperation,
  createDeploymentStatusOperation,
  createRefOperation,
  createStatusOperation,
  deleteContent,
  deleteDeploymentOperation,
  deleteRefOperation,
  getBranchOperation,
  getCombinedStatus,
  getCommitOperation,
  getContent,
  getDeploymentOperation,
  getDeploymentStatusOperation,
  getReadme,
  getRefAtFormerPath,
  getRefOperation,
  getRootContent,
  listBranchesOperation,
  listCommitsOperation,
  listDeploymentStatusesOperation,
  listDeploymentsOperation,
  listMatchingRefs,
  listRefsAtFormerPath,
  listStatusesAtFormerPath,
  listStatusesOperation,
  putContent,
  updateRefOperation,
];

/** What clients of 2016 and 2017 call, beside what took its place: served, and not described any more (wire facts §2). */
export const eraOperations: readonly Operation[] = [
  addInstallationRepositoryOfEra,
  createInstallationAccessTokenOfEra,
  getInstallationOfEra,
  listInstallationsOfEra,
  postInstallationRepositoryOfEra,
  removeInstallationRepositoryOfEra,
];
