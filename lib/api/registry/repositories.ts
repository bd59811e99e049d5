import {
  addCollaboratorOperation,
  checkCollaborator,
  getCollaboratorPermission,
  listCollaboratorsOperation,
  removeCollaboratorOperation,
} from "@/lib/host/collaborators/operations/collaborators.ts";
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
import type { Operation } from "../operation.ts";

/** Repositories and who works on them. */
export const repositoriesOperations: readonly Operation[] = [
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
