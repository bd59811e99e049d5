"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { transferRepositoryInput } from "@/lib/host/repositories/schemas.ts";
import { type Transferred, transferRepository } from "@/lib/host/repositories/transfer-repository.ts";
import { cancelTransfer } from "@/lib/host/repositories/transfers/answer-transfer.ts";

export async function transfer(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, viewer, repository } = await requireAblePage(repositoryIn(form), "administer");
  const values = textValues(form, ["new_owner", "new_name", "confirmation"]);
  let transferred: Transferred;
  try {
    refuseOldSignIn(viewer);
    const { new_owner, new_name } = values;
    const input = checkInput(transferRepositoryInput, { new_owner, ...(new_name && { new_name }) }, "Repository");
    requireTyped(values.confirmation, `${repository.ownerLogin}/${repository.name}`);
    const actor = { accountId: viewer.id };
    transferred = await transferRepository({ actor, repository: visit.repository, input });
  } catch (error) {
    const { name, ...errors } = refusedErrors(error);
    return { values, errors: { ...errors, ...(name && { new_name: name }) } };
  }
  const { after, offer } = transferred;
  if (!after) {
    await setFlash(`${offer.receiver.login} is asked, and has a day to accept. Until then nothing moves.`);
    redirect(`${repositoryPath(repository, "/settings/transfer")}#page-heading`);
  }
  await setFlash(`The repository belongs to ${after.ownerLogin} now.`);
  redirect(`${repositoryPath(after)}#page-heading`);
}

export async function takeBack(form: FormData): Promise<void> {
  const { visit, viewer, repository } = await requireAblePage(repositoryIn(form), "administer");
  await pressButton(
    () => cancelTransfer({ actor: { accountId: viewer.id }, repository: visit.repository }),
    ({ login }) => `It is not offered to ${login} any more.`,
  );
  redirect(`${repositoryPath(repository, "/settings/transfer")}#page-heading`);
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
