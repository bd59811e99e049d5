"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pullPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { readable } from "@/lib/authorization/visibility.ts";
import { openPull } from "@/lib/host/pulls/open-pull.ts";
import { createPullInput } from "@/lib/host/pulls/schemas.ts";
import { refusingGit } from "@/lib/host/refusing-git.ts";

export async function open(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "openPulls");
  const values = textValues(form, ["title", "body", "base", "head", "draft"]);
  let number: number;
  try {
    const { title, body, base, head } = values;
    const sent = { title, base, head, body: body || null, draft: values.draft === "true" };
    const input = checkInput(createPullInput, sent, "PullRequest");
    const actor = { accountId: viewer.id };
    const visible = readable({ kind: "session", userId: viewer.id, sessionId: viewer.sessionId }, ["contents"]);
    ({ number } = await refusingGit(() => openPull({ actor, repository: visit.repository, input, visible })));
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(`Pull request #${number} is open.`);
  redirect(`${pullPath(repository, number)}#page-heading`);
}
