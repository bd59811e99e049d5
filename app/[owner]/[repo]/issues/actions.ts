"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/accounts/form-state.ts";
import { type IssueFormState, issueFields } from "@/components/host/issue-form-state.ts";
import { issuePath, workPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createComment } from "@/lib/host/comments/create-comment.ts";
import { commentInput } from "@/lib/host/comments/schemas.ts";
import { commentAndChangeState } from "@/lib/host/issues/comment-and-change-state.ts";
import { createIssue } from "@/lib/host/issues/create-issue.ts";
import { LOCK_REASONS, lockConversation, unlockConversation } from "@/lib/host/issues/lock-conversation.ts";
import type { IssueRow } from "@/lib/host/issues/row.ts";
import { createIssueInput, updateIssueInput } from "@/lib/host/issues/schemas.ts";
import { updateIssue } from "@/lib/host/issues/update-issue.ts";

export async function openIssue(_previous: IssueFormState, form: FormData): Promise<IssueFormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "openIssues");
  const fields = issueFields(form);
  let number: number;
  try {
    const input = checkInput(
      createIssueInput,
      { ...fields, body: fields.body || null, milestone: fields.milestone || null },
      "Issue",
    );
    const actor = { accountId: viewer.id };
    ({ number } = await createIssue({ actor, repository: visit.repository, input }));
  } catch (error) {
    return { ...fields, errors: refusedErrors(error) };
  }
  await setFlash(`Issue #${number} is open.`);
  redirect(`${issuePath(repository, number)}#page-heading`);
}

/** Labels, people and milestone stay as they are when the form had none to choose from. */
export async function editIssue(_previous: IssueFormState, form: FormData): Promise<IssueFormState> {
  const { visit, repository, viewer, abilities } = await requireAblePage(repositoryIn(form), "openIssues");
  const number = numberIn(form);
  const fields = issueFields(form);
  const { labels, assignees } = fields;
  const milestone = fields.milestone || null;
  let issue: IssueRow;
  try {
    const changes = {
      title: fields.title,
      body: fields.body || null,
      ...(abilities.triage && { labels, assignees, milestone }),
    };
    const input = checkInput(updateIssueInput, changes, "Issue");
    issue = await updateIssue({ actor: { accountId: viewer.id }, repository: visit.repository, number, input });
  } catch (error) {
    return { ...fields, errors: refusedErrors(error) };
  }
  await setFlash(issue.pullId === null ? "The issue is saved." : "The pull request is saved.");
  redirect(`${workPath(repository, issue)}#page-heading`);
}

/** Comments, and closes or reopens when that button was pressed; then the comment may be blank. */
export async function comment(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "comment");
  const number = numberIn(form);
  const body = form.get("body")?.toString() ?? "";
  const target = { actor: { accountId: viewer.id }, repository: visit.repository, number };
  const change = CHANGES.get(form.get("intent")?.toString() ?? "");
  let commentId: number | null;
  try {
    const input = change && body.trim() === "" ? null : checkInput(commentInput, { body }, "IssueComment");
    if (change) commentId = await commentAndChangeState({ ...target, comment: input, change });
    else commentId = input && (await createComment({ ...target, input })).id;
  } catch (error) {
    return { values: { body }, errors: refusedErrors(error) };
  }
  await setFlash(change ? STATE_WORDS[change.state] : "Your comment is added.");
  const page = form.get("last_page")?.toString() ?? "";
  const query = commentId !== null && /^\d{2,4}$|^[2-9]$/.test(page) ? `?page=${page}` : "";
  redirect(`${issuePath(repository, number)}${query}#${commentId === null ? "page-heading" : `comment-${commentId}`}`);
}

/** Locks the conversation, or unlocks one that is locked. */
export async function setLock(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "push");
  const subject = { actor: { accountId: viewer.id }, repository: visit.repository, number: numberIn(form) };
  const reason = form.get("lock_reason")?.toString() ?? "";
  const locks = form.get("intent")?.toString() === "lock";
  let issue: IssueRow;
  try {
    const known = LOCK_REASONS.find((candidate) => candidate === reason) ?? null;
    issue = locks ? await lockConversation({ ...subject, reason: known }) : await unlockConversation(subject);
  } catch (error) {
    return { values: { lock_reason: reason }, errors: refusedErrors(error) };
  }
  await setFlash(locks ? "The conversation is locked." : "Everybody can comment again.");
  redirect(`${workPath(repository, issue)}#page-heading`);
}

type Change = { state: "open" | "closed"; state_reason?: "completed" | "not_planned" };

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ["complete", { state: "closed", state_reason: "completed" }],
  ["skip", { state: "closed", state_reason: "not_planned" }],
  ["reopen", { state: "open" }],
]);

const STATE_WORDS = { closed: "The issue is closed.", open: "The issue is open again." } as const;

function numberIn(form: FormData): number {
  const text = form.get("number")?.toString() ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
