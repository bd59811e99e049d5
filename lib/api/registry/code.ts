import {
  downloadDefaultTarball,
  downloadDefaultZipball,
  downloadTarball,
  downloadZipball,
} from "@/lib/host/archives/operations/archives.ts";
import {
  deleteProtection,
  getProtection,
  updateProtection,
} from "@/lib/host/branch-protection/operations/protection.ts";
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
import { getEnvironment, listEnvironments } from "@/lib/host/deployments/operations/environments.ts";
import {
  createBlobOperation,
  createCommitOperation,
  createTagOperation,
  createTreeOperation,
  getBlob,
  getGitCommit,
  getTag,
  getTree,
} from "@/lib/host/git-data/operations/git-data.ts";
import { listTagsOperation } from "@/lib/host/git-data/operations/tags.ts";
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
import { listContributors, listLanguages } from "@/lib/host/statistics/operations/statistics.ts";
import {
  createStatusOperation,
  getCombinedStatus,
  listStatusesAtFormerPath,
  listStatusesOperation,
} from "@/lib/host/statuses/operations/statuses.ts";
import type { Operation } from "../operation.ts";

/** Code, the rules of branches, commit statuses and deployments. */
export const codeOperations: readonly Operation[] = [
  createBlobOperation,
  createCommitOperation,
  createTagOperation,
  createTreeOperation,
  getBlob,
  getGitCommit,
  getTag,
  getTree,
  listTagsOperation,
  downloadDefaultTarball,
  downloadDefaultZipball,
  downloadTarball,
  downloadZipball,
  listContributors,
  listLanguages,
  getEnvironment,
  listEnvironments,
  createDeploymentOperation,
  createDeploymentStatusOperation,
  createRefOperation,
  createStatusOperation,
  deleteContent,
  deleteDeploymentOperation,
  deleteProtection,
  deleteRefOperation,
  getBranchOperation,
  getCombinedStatus,
  getCommitOperation,
  getContent,
  getDeploymentOperation,
  getDeploymentStatusOperation,
  getProtection,
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
  updateProtection,
  updateRefOperation,
];
