import {
  addCollaboratorOperation,
  checkCollaborator,
  getCollaboratorPermission,
  listCollaboratorsOperation,
  removeCollaboratorOperation,
} from "@/lib/host/collaborators/operations/collaborators.ts";
import {
  createDeployKey,
  deleteDeployKey,
  getDeployKey,
  listDeployKeysOperation,
} from "@/lib/host/deploy-keys/operations/deploy-keys.ts";
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
  transferRepositoryOperation,
  updateRepositoryOperation,
} from "@/lib/host/repositories/operations/repository.ts";
import { getTopics, replaceTopics } from "@/lib/host/topics/operations/topics.ts";
import type { Operation } from "../operation.ts";

/** Repositories and who works on them. */
export const repositoriesOperations: readonly Operation[] = [
  createDeployKey,
  deleteDeployKey,
  getDeployKey,
  listDeployKeysOperation,
  getTopics,
  replaceTopics,
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
  transferRepositoryOperation,
  updateRepositoryOperation,
];
