"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { deleteRepository } from "@/lib/host/repositories/delete-repository.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { type UpdateRepositoryInput, updateRepositoryInput } from "@/lib/host/repositories/schemas.ts";
import { updateRepository } from "@/lib/host/repositories/update-repository.ts";

export async function saveGeneral(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, viewer } = await requireAblePage(repositoryIn(form), "administer");
  const values = textValues(form, ["name", "description", "homepage", "default_branch"]);
  let saved: RepositoryRow;
  try {
    const { default_branch: branch, ...rest } = values;
    const input = checkInput(
      updateRepositoryInput,
      { ...rest, ...(branch && { default_branch: branch }) },
      "Repository",
    );
    saved = await updateRepository({ actor: { accountId: viewer.id }, repository: visit.repository, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash("The repository is saved.");
  redirect(`${repositoryPath(saved, "/settings")}#page-heading`);
}

export async function changeVisibility(form: FormData): Promise<void> {
  const visibility = form.get("visibility") === "public" ? "public" : "private";
  await requireTyped(form, "visibility");
  await change(form, { visibility }, `The repository is ${visibility} now.`);
}

export async function changeArchived(form: FormData): Promise<void> {
  const archived = form.get("archived") === "true";
  await change(
    form,
    { archived },
    archived ? "The repository is archived." : "The repository is not archived any more.",
  );
}

export async function removeRepository(form: FormData): Promise<void> {
  const { visit, viewer, repository } = await requireTyped(form, "delete");
  try {
    await deleteRepository({ actor: { accountId: viewer.id }, repository: visit.repository });
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
    redirect(`${repositoryPath(repository, "/settings")}#page-heading`);
  }
  await setFlash(`${repository.ownerLogin}/${repository.name} is deleted.`);
  redirect(`/${repository.ownerLogin}#page-heading`);
}

async function change(form: FormData, input: UpdateRepositoryInput, words: string): Promise<void> {
  const { visit, viewer, repository } = await requireAblePage(repositoryIn(form), "administer");
  try {
    await updateRepository({ actor: { accountId: viewer.id }, repository: visit.repository, input });
    await setFlash(words);
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
  }
  redirect(`${repositoryPath(repository, "/settings")}#page-heading`);
}

/** The full name has to be typed; who typed something else gets the page that asks for it. */
async function requireTyped(form: FormData, act: "visibility" | "delete") {
  const page = await requireAblePage(repositoryIn(form), "administer");
  const { ownerLogin, name } = page.repository;
  if (form.get("confirmation")?.toString().trim() === `${ownerLogin}/${name}`) return page;
  return redirect(`${repositoryPath(page.repository, `/settings/${act}`)}?mismatch=1#page-heading`);
}
