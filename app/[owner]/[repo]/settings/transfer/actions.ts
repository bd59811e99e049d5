"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { transferRepositoryInput } from "@/lib/host/repositories/schemas.ts";
import { transferRepository } from "@/lib/host/repositories/transfer-repository.ts";

export async function transfer(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, viewer, repository } = await requireAblePage(repositoryIn(form), "administer");
  const values = textValues(form, ["new_owner", "new_name", "confirmation"]);
  let after: RepositoryRow;
  try {
    refuseOldSignIn(viewer);
    const { new_owner, new_name } = values;
    const input = checkInput(transferRepositoryInput, { new_owner, ...(new_name && { new_name }) }, "Repository");
    requireTyped(values.confirmation, `${repository.ownerLogin}/${repository.name}`);
    const actor = { accountId: viewer.id };
    ({ after } = await transferRepository({ actor, repository: visit.repository, input }));
  } catch (error) {
    const { name, ...errors } = refusedErrors(error);
    return { values, errors: { ...errors, ...(name && { new_name: name }) } };
  }
  await setFlash(`The repository belongs to ${after.ownerLogin} now.`);
  redirect(`${repositoryPath(after)}#page-heading`);
}

function requireTyped(typed: string, expected: string): void {
  if (typed.trim() === expected) return;
  throw validationFailed({
    resource: "Repository",
    field: "confirmation",
    code: "invalid",
    message: `Type ${expected} exactly to confirm.`,
  });
}
