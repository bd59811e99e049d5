"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireRepositoryPage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { forkRepository, requireForkOwner } from "@/lib/host/forks/fork-repository.ts";
import { forkInput } from "@/lib/host/forks/schemas.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";

export async function fork(_previous: FormState, form: FormData): Promise<FormState> {
  const { owner, repo } = repositoryIn(form);
  const { visit, repository } = await requireRepositoryPage(owner, repo);
  const viewer = await requireViewer();
  const values = textValues(form, ["organization", "name", "default_branch_only"]);
  let made: RepositoryRow;
  try {
    const asked = {
      ...(values.organization !== viewer.login && { organization: values.organization }),
      ...(values.name.trim() && { name: values.name }),
      default_branch_only: values.default_branch_only !== "",
    };
    const { organization, ...input } = checkInput(forkInput, asked, "Repository");
    const actor = { accountId: viewer.id };
    const ownerId = await requireForkOwner(actor, organization);
    made = await forkRepository({ actor, repository: visit.repository, ownerId, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`${made.ownerLogin}/${made.name} is a fork of ${repository.ownerLogin}/${repository.name}.`);
  redirect(repositoryPath(made));
}
