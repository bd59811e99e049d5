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
import {
  listReviewersOperation,
  removeReviewersOperation,
  requestReviewersOperation,
} from "@/lib/host/pulls/operations/reviewers.ts";
import {
  createReviewCommentOperation,
  deleteReviewCommentOperation,
  getReviewCommentOperation,
  listPullReviewComments,
  listRepositoryReviewComments,
  replyToCommentOperation,
  updateReviewCommentOperation,
} from "@/lib/host/pulls/reviews/operations/comments.ts";
import {
  createReviewOperation,
  deleteDraftReviewOperation,
  dismissReviewOperation,
  getReviewOperation,
  listCommentsOfReview,
  listReviewsOperation,
  submitReviewOperation,
  updateReviewOperation,
} from "@/lib/host/pulls/reviews/operations/reviews.ts";
import type { Operation } from "../operation.ts";

/** Pull requests, their reviews, and merging and comparing branches. */
export const pullsOperations: readonly Operation[] = [
  checkMergedOperation,
  compareOperation,
  createPullOperation,
  createReviewCommentOperation,
  createReviewOperation,
  deleteDraftReviewOperation,
  deleteReviewCommentOperation,
  dismissReviewOperation,
  getPullOperation,
  getReviewCommentOperation,
  getReviewOperation,
  listCommentsOfReview,
  listPullCommits,
  listPullFiles,
  listPullReviewComments,
  listPullsOfCommit,
  listPullsOperation,
  listRepositoryReviewComments,
  listReviewersOperation,
  listReviewsOperation,
  mergeBranchesOperation,
  mergePullOperation,
  removeReviewersOperation,
  replyToCommentOperation,
  requestReviewersOperation,
  submitReviewOperation,
  updateBranchOperation,
  updatePullOperation,
  updateReviewCommentOperation,
  updateReviewOperation,
];
