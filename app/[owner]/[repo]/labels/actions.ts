"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createLabel } from "@/lib/host/labels/create-label.ts";
import { createLabelInput } from "@/lib/host/labels/schemas.ts";

export async function addLabel(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "changeLabels");
  const values = textValues(form, ["name", "color", "description"]);
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
