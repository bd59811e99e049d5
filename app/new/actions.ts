"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { createRepository } from "@/lib/host/repositories/create-repository.ts";
import { requirePossibleOwner } from "@/lib/host/repositories/possible-owners.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { createRepositoryInput } from "@/lib/host/repositories/schemas.ts";

export async function create(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textValues(form, ["owner", "name", "description", "visibility", "auto_init"]);
  let created: RepositoryRow;
  try {
    const { owner, auto_init, ...rest } = values;
    const input = checkInput(createRepositoryInput, { ...rest, auto_init: auto_init === "1" }, "Repository");
    const { id: ownerId } = await requirePossibleOwner(viewer.id, owner);
    created = await createRepository({ actor: { accountId: viewer.id }, ownerId, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`${created.ownerLogin}/${created.name} is created.`);
  redirect(`${repositoryPath(created)}#page-heading`);
}
