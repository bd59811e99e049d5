import {
  createCommentOperation,
  deleteCommentOperation,
  getCommentOperation,
  listIssueComments,
  listRepositoryComments,
  updateCommentOperation,
} from "@/lib/host/comments/operations/comments.ts";
import {
  getIssueEvent,
  listIssueEvents,
  listRepositoryIssueEvents,
  listTimeline,
} from "@/lib/host/issue-events/operations/issue-events.ts";
import {
  addAssigneesOperation,
  checkAssignee,
  checkIssueAssignee,
  listAssignees,
  removeAssigneesOperation,
} from "@/lib/host/issues/operations/assignees.ts";
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
import { lockIssueOperation, unlockIssueOperation } from "@/lib/host/issues/operations/lock.ts";
import { updateIssueOperation } from "@/lib/host/issues/operations/update-issue.ts";
import {
  createLabelOperation,
  deleteLabelOperation,
  getLabelOperation,
  listLabelsOperation,
  updateLabelOperation,
} from "@/lib/host/labels/operations/labels.ts";
import {
  createMilestoneOperation,
  deleteMilestoneOperation,
  getMilestoneOperation,
  listMilestoneLabels,
  listMilestonesOperation,
  updateMilestoneOperation,
} from "@/lib/host/milestones/operations/milestones.ts";
import {
  createCommentReaction,
  createIssueReaction,
  deleteCommentReaction,
  deleteIssueReaction,
  listCommentReactions,
  listIssueReactions,
} from "@/lib/host/reactions/operations/reactions.ts";
import type { Operation } from "../operation.ts";

/** Issues, comments, labels, milestones, reactions and what happened to issues. */
export const issuesOperations: readonly Operation[] = [
  addAssigneesOperation,
  addIssueLabels,
  checkAssignee,
  checkIssueAssignee,
  createCommentOperation,
  createCommentReaction,
  createIssueOperation,
  createIssueReaction,
  createLabelOperation,
  createMilestoneOperation,
  deleteCommentOperation,
  deleteCommentReaction,
  deleteIssueReaction,
  deleteLabelOperation,
  deleteMilestoneOperation,
  getCommentOperation,
  getIssueEvent,
  getIssueOperation,
  getLabelOperation,
  getMilestoneOperation,
  listAssignees,
  listCommentReactions,
  listIssueComments,
  listIssueEvents,
  listIssueLabels,
  listIssueReactions,
  listIssuesOperation,
  listLabelsOperation,
  listMilestoneLabels,
  listMilestonesOperation,
  listRepositoryComments,
  listRepositoryIssueEvents,
  listTimeline,
  lockIssueOperation,
  removeAllIssueLabels,
  removeAssigneesOperation,
  removeIssueLabel,
  setIssueLabels,
  unlockIssueOperation,
  updateCommentOperation,
  updateIssueOperation,
  updateLabelOperation,
  updateMilestoneOperation,
];
