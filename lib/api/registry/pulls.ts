import { compareOperation } from "@/lib/host/pulls/operations/compare.ts";
import {
  checkMergedOperation,
  listPullsOfCommit,
  mergeBranchesOperation,
  mergePullOperation,
  updateBranchOperation,
} from "@/lib/host/pulls/operations/merge.ts";
import {
  createPullOperation,
  getPullOperation,
  listPullCommits,
  listPullFiles,
  listPullsOperation,
  updatePullOperation,
} from "@/lib/host/pulls/operations/pulls.ts";
import type { Operation } from "../operation.ts";

/** Pull requests, their reviews, and merging and comparing branches. */
export const pullsOperations: readonly Operation[] = [
  checkMergedOperation,
  compareOperation,
  createPullOperation,
  getPullOperation,
  listPullCommits,
  listPullFiles,
  listPullsOfCommit,
  listPullsOperation,
  mergeBranchesOperation,
  mergePullOperation,
  updateBranchOperation,
  updatePullOperation,
];
