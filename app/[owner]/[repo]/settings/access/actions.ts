"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { addCollaborator } from "@/lib/host/collaborators/add-collaborator.ts";
import { findInvitee } from "@/lib/host/collaborators/find-invitee.ts";
import { requirePerson } from "@/lib/host/collaborators/queries.ts";
import { removeCollaborator } from "@/lib/host/collaborators/remove-collaborator.ts";
import { addCollaboratorInput } from "@/lib/host/collaborators/schemas.ts";

export async function add(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "administer");
  const values = textValues(form, ["username", "permission"]);
  let login: string;
  try {
    const input = checkInput(addCollaboratorInput, { permission: values.permission }, "Repository");
    const person = await findInvitee(values.username);
    await addCollaborator({ actor: { accountId: viewer.id }, repository: visit.repository, person, input });
    login = person.login;
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`${login} has access now.`);
  redirect(`${repositoryPath(repository, "/settings/access")}#page-heading`);
}

export async function changeRole(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "administer");
  await pressButton(
    async () => {
      const person = await requirePerson(textValues(form, ["username"]).username);
      const input = checkInput(addCollaboratorInput, { permission: form.get("permission") }, "Repository");
      await addCollaborator({ actor: { accountId: viewer.id }, repository: visit.repository, person, input });
      return person.login;
    },
    (login) => `The role of ${login} is changed.`,
  );
  redirect(`${repositoryPath(repository, "/settings/access")}#page-heading`);
}

export async function remove(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "administer");
  await pressButton(
    async () => {
      const person = await requirePerson(textValues(form, ["username"]).username);
      await removeCollaborator({ actor: { accountId: viewer.id }, repository: visit.repository, person });
      return person.login;
    },
    (login) => `${login} is no collaborator any more.`,
  );
  redirect(`${repositoryPath(repository, "/settings/access")}#page-heading`);
}
