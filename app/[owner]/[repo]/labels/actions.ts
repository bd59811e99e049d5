"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createLabel } from "@/lib/host/labels/create-label.ts";
import { deleteLabel } from "@/lib/host/labels/delete-label.ts";
import { requireLabelById } from "@/lib/host/labels/queries.ts";
import { DEFAULT_COLOR } from "@/lib/host/labels/rules.ts";
import { createLabelInput, updateLabelInput } from "@/lib/host/labels/schemas.ts";
import { updateLabel } from "@/lib/host/labels/update-label.ts";

const FIELDS = ["name", "color", "description"] as const;

export async function addLabel(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "changeLabels");
  const values = textValues(form, FIELDS);
  try {
    const { name, color, description } = values;
    const asked = { name, ...(color.trim() && { color: color.trim() }), description: description || null };
    const input = checkInput(createLabelInput, asked, "Label");
    await createLabel({ actor: { accountId: viewer.id }, repository: visit.repository, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`The label ${values.name.trim()} is created.`);
  redirect(`${repositoryPath(repository, "/labels")}#page-heading`);
}

export async function editLabel(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "changeLabels");
  const values = textValues(form, FIELDS);
  try {
    const { name, color, description } = values;
    const asked = { name, color: color.trim() || DEFAULT_COLOR, description: description || null };
    const input = checkInput(updateLabelInput, asked, "Label");
    const before = await requireLabelById(repository.id, idIn(form));
    await updateLabel({
      actor: { accountId: viewer.id },
      repository: visit.repository,
      name: before.name,
      input,
    });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`The label ${values.name.trim()} is saved.`);
  redirect(`${repositoryPath(repository, "/labels")}#page-heading`);
}

export async function removeLabel(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "changeLabels");
  await pressButton(
    async () => {
      const { name } = await requireLabelById(repository.id, idIn(form));
      await deleteLabel({ actor: { accountId: viewer.id }, repository: visit.repository, name });
      return name;
    },
    (name) => `The label ${name} is deleted.`,
  );
  redirect(`${repositoryPath(repository, "/labels")}#page-heading`);
}
