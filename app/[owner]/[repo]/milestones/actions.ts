"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { milestonePath, repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createMilestone } from "@/lib/host/milestones/create-milestone.ts";
import { deleteMilestone } from "@/lib/host/milestones/delete-milestone.ts";
import { createMilestoneInput, updateMilestoneInput } from "@/lib/host/milestones/schemas.ts";
import { updateMilestone } from "@/lib/host/milestones/update-milestone.ts";

const FIELDS = ["title", "due_on", "description"] as const;

/** What the forms of a milestone send, as the API takes it. */
const asked = ({ title, due_on, description }: Record<(typeof FIELDS)[number], string>) => ({
  title,
  due_on: due_on || null,
  description: description || null,
});

export async function openMilestone(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "triage");
  const values = textValues(form, FIELDS);
  let number: number;
  try {
    const input = checkInput(createMilestoneInput, asked(values), "Milestone");
    ({ number } = await createMilestone({ actor: { accountId: viewer.id }, repository: visit.repository, input }));
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`The milestone ${values.title.trim()} is created.`);
  redirect(`${milestonePath(repository, number)}#page-heading`);
}

export async function editMilestone(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "triage");
  const number = idIn(form, "number");
  const values = textValues(form, FIELDS);
  try {
    const input = checkInput(updateMilestoneInput, asked(values), "Milestone");
    await updateMilestone({ actor: { accountId: viewer.id }, repository: visit.repository, number, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash("The milestone is saved.");
  redirect(`${milestonePath(repository, number)}#page-heading`);
}

/** Closes a milestone, or opens one that is closed. */
export async function setMilestoneState(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "triage");
  const number = idIn(form, "number");
  const state = form.get("state") === "closed" ? "closed" : "open";
  const change = { actor: { accountId: viewer.id }, repository: visit.repository, number, input: { state } } as const;
  await pressButton(
    () => updateMilestone(change),
    () => (state === "closed" ? "The milestone is closed." : "The milestone is open again."),
  );
  redirect(`${milestonePath(repository, number)}#page-heading`);
}

export async function removeMilestone(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "triage");
  const number = idIn(form, "number");
  await pressButton(
    () => deleteMilestone({ actor: { accountId: viewer.id }, repository: visit.repository, number }),
    () => "The milestone is deleted.",
  );
  redirect(`${repositoryPath(repository, "/milestones")}#page-heading`);
}
