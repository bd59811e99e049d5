"use server";

import { redirect } from "next/navigation";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { requestAction, rerequestRun } from "@/lib/host/checks/ask-again.ts";

export async function runAgain(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "push");
  const id = idIn(form);
  const subject = { actor: { accountId: viewer.id }, repository: visit.repository, id };
  await pressButton(
    () => rerequestRun(subject),
    () => "The integration was asked to run it again.",
  );
  redirect(repositoryPath(repository, `/runs/${id}#page-heading`));
}

export async function pressAction(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "push");
  const id = idIn(form);
  const identifier = form.get("identifier")?.toString() ?? "";
  const subject = { actor: { accountId: viewer.id }, repository: visit.repository, id, identifier };
  await pressButton(
    () => requestAction(subject),
    () => "The integration was told.",
  );
  redirect(repositoryPath(repository, `/runs/${id}#page-heading`));
}
