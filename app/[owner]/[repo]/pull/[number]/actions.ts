"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pullPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createComment } from "@/lib/host/comments/create-comment.ts";
import { commentInput } from "@/lib/host/comments/schemas.ts";
import { commentAndChangeState } from "@/lib/host/issues/comment-and-change-state.ts";
import { changeDraft } from "@/lib/host/pulls/change-draft.ts";
import { requestReviewers } from "@/lib/host/pulls/change-reviewers.ts";
import { mergePull } from "@/lib/host/pulls/merge-pull.ts";
import {
  createReviewCommentInput,
  createReviewInput,
  reviewCommentBodyInput,
} from "@/lib/host/pulls/reviews/schemas.ts";
import { createReview } from "@/lib/host/pulls/reviews/write-review.ts";
import { createReviewComment, replyToComment } from "@/lib/host/pulls/reviews/write-review-comment.ts";
import { mergePullInput } from "@/lib/host/pulls/schemas.ts";
import { refusingGit } from "@/lib/host/refusing-git.ts";

/** Comments, and closes or opens again when that button was pressed; then the comment may be blank. */
export async function comment(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "comment");
  const values = textValues(form, ["body"]);
  const state = STATES.get(form.get("intent")?.toString() ?? "");
  let id: number | null;
  try {
    const input = state && values.body.trim() === "" ? null : checkInput(commentInput, values, "IssueComment");
    if (state) id = await refusingGit(() => commentAndChangeState({ ...target, comment: input, change: { state } }));
    else id = input && (await createComment({ ...target, input })).id;
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(state ? STATE_WORDS[state] : "Your comment is added.");
  redirect(at(id === null ? "#page-heading" : `#comment-${id}`));
}

const STATES: ReadonlyMap<string, "open" | "closed"> = new Map([
  ["close", "closed"],
  ["reopen", "open"],
] as const);
const STATE_WORDS = { closed: "The pull request is closed.", open: "The pull request is open again." } as const;

export async function merge(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "push");
  const values = textValues(form, ["merge_method", "sha"]);
  try {
    const input = checkInput(mergePullInput, values, "PullRequest");
    await refusingGit(() => mergePull({ ...target, input }));
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash("The pull request is merged.");
  redirect(at("#page-heading"));
}

/** Ready for review, or a draft again. */
export async function setDraft(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "openPulls");
  const draft = form.get("draft") === "true";
  try {
    await changeDraft({ ...target, draft });
  } catch (error) {
    return { values: {}, errors: refusedErrors(error) };
  }
  await setFlash(draft ? "The pull request is a draft again." : "The pull request is ready for review.");
  redirect(at("#page-heading"));
}

export async function review(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "openPulls");
  const values = textValues(form, ["body", "event", "commit_id"]);
  try {
    const input = checkInput(createReviewInput, values, "PullRequestReview");
    await refusingGit(() => createReview({ ...target, input }));
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash("Your review is submitted.");
  redirect(at("#page-heading"));
}

export async function commentOnLine(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "openPulls");
  const values = textValues(form, ["body", "path", "line", "side", "commit_id"]);
  let id: number;
  try {
    const line = /^\d{1,7}$/.test(values.line) ? Number(values.line) : undefined;
    const input = checkInput(createReviewCommentInput, { ...values, line }, "PullRequestReviewComment");
    ({ id } = await refusingGit(() => createReviewComment({ ...target, input })));
  } catch (error) {
    return { values, errors: lineErrors(refusedErrors(error)) };
  }
  await setFlash("Your comment is added.");
  redirect(at(`#discussion_r${id}`));
}

/** What the wire format says of a thread's place, beside the field of the form. */
const lineErrors = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, message]) =>
      field.startsWith("pull_request_review_thread.") || field === "line"
        ? ["line", "Give a line that is among the changes of this file."]
        : [field, message],
    ),
  );

export async function reply(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "openPulls");
  const values = textValues(form, ["body", "comment_id"]);
  let id: number;
  try {
    const { body } = checkInput(reviewCommentBodyInput, values, "PullRequestReviewComment");
    ({ id } = await replyToComment({ ...target, id: numberIn(values.comment_id), body }));
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash("Your answer is added.");
  redirect(at(`#discussion_r${id}`));
}

export async function askForReview(_previous: FormState, form: FormData): Promise<FormState> {
  const { target, at } = await subjectOf(form, "triage");
  const values = textValues(form, ["reviewer"]);
  try {
    const input = { reviewers: [values.reviewer.trim()], team_reviewers: [] };
    await requestReviewers({ ...target, input, mayName: {} });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`${values.reviewer.trim()} is asked for a review.`);
  redirect(at("#page-heading"));
}

/** The pull request that a form is about, for those who may do what it is for. */
async function subjectOf(form: FormData, ability: Parameters<typeof requireAblePage>[1]) {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), ability);
  const number = numberIn(form.get("number")?.toString() ?? "");
  return {
    target: { actor: { accountId: viewer.id }, repository: visit.repository, number },
    at: (anchor: string) => `${pullPath(repository, number)}${anchor}`,
  };
}

const numberIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
