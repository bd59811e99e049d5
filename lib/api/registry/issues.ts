import {
  createCommentOperation,
  deleteCommentOperation,
  getCommentOperation,
  listIssueComments,
  listRepositoryComments,
  updateCommentOperation,
} from "@/lib/host/comments/operations/comments.ts";
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
import type { Operation } from "../operation.ts";

/** Issues, comments and labels. */
export const issuesOperations: readonly Operation[] = [
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
];
