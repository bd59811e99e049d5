import {
  createCommitCommentOperation,
  createCommitCommentReaction,
  deleteCommitCommentOperation,
  deleteCommitCommentReaction,
  getCommitComment,
  listCommentsOfCommit,
  listCommitCommentReactions,
  listRepositoryCommitComments,
  updateCommitCommentOperation,
} from "@/lib/host/commit-comments/operations/commit-comments.ts";
import { createDispatchOperation } from "@/lib/host/dispatches/operations/dispatches.ts";
import { createFork, listForks } from "@/lib/host/forks/operations/forks.ts";
import {
  deleteReleaseAsset,
  getReleaseAsset,
  listReleaseAssets,
  updateReleaseAsset,
  uploadReleaseAsset,
} from "@/lib/host/releases/operations/assets.ts";
import {
  createReleaseOperation,
  deleteReleaseOperation,
  generateReleaseNotes,
  getLatestRelease,
  getRelease,
  getReleaseByTag,
  listReleasesOperation,
  updateReleaseOperation,
} from "@/lib/host/releases/operations/releases.ts";
import {
  checkStar,
  listOwnStarred,
  listStargazers,
  listUserStarred,
  star,
  unstar,
} from "@/lib/host/stars/operations/stars.ts";
import type { Operation } from "../operation.ts";

/** Releases, forks, stars and comments on commits. */
export const releasesOperations: readonly Operation[] = [
  checkStar,
  createCommitCommentOperation,
  createCommitCommentReaction,
  createDispatchOperation,
  createFork,
  deleteCommitCommentOperation,
  deleteCommitCommentReaction,
  getCommitComment,
  listCommentsOfCommit,
  listCommitCommentReactions,
  listForks,
  listOwnStarred,
  listRepositoryCommitComments,
  listStargazers,
  listUserStarred,
  star,
  unstar,
  updateCommitCommentOperation,
  createReleaseOperation,
  deleteReleaseAsset,
  deleteReleaseOperation,
  generateReleaseNotes,
  getLatestRelease,
  getRelease,
  getReleaseAsset,
  getReleaseByTag,
  listReleaseAssets,
  listReleasesOperation,
  updateReleaseAsset,
  updateReleaseOperation,
  uploadReleaseAsset,
];
