import { deleteInstallation } from "@/lib/installations/operations/delete-installation.ts";
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
import { revokeCredentials } from "@/lib/tokens/operations/revoke-credentials.ts";
import { revokeInstallationAccessToken } from "@/lib/tokens/operations/revoke-installation-token.ts";
import { getMeta } from "../meta/get-meta.ts";
import { getRateLimit } from "../meta/get-rate-limit.ts";
import { getRoot } from "../meta/get-root.ts";
import { getVersions } from "../meta/get-versions.ts";
import type { Operation } from "../operation.ts";

/** Integrations, their installations and their credentials, and the service itself. */
export const platformOperations: readonly Operation[] = [
  // api
  getMeta,
  getRateLimit,
  getRoot,
  getVersions,
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
];
