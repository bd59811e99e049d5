"use server";

import { redirect } from "next/navigation";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { Markdown } from "@/components/markdown/markdown.tsx";
import type { AgreementFormState } from "@/components/site/agreement-form.tsx";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import { currentAgreement } from "@/lib/site/agreement.ts";
import { agreementProblem, publishAgreement } from "@/lib/site/publish-agreement.ts";
import { switchAgreement } from "@/lib/site/switch-agreement.ts";

/** Shows what was typed as people would see it, or publishes it, whichever button was pressed. */
export async function publish(_previous: AgreementFormState, form: FormData): Promise<AgreementFormState> {
  const { id: actorId } = await requireSiteAdminPage();
  const text = form.get("text")?.toString() ?? "";
  const seenVersion = Number(form.get("seen_version"));
  const kept = { text, version: seenVersion, errors: {} };
  if (form.get("intent") === "preview") {
    const problem = agreementProblem(text);
    if (problem) return { ...kept, errors: { text: problem } };
    return { ...kept, preview: <Markdown text={text} idPrefix="preview-" headingBase={3} /> };
  }
  let version: number;
  try {
    ({ version } = await publishAgreement({ actorId, text, seenVersion }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text, version: (await currentAgreement()).version, errors: fieldMessages(error) };
  }
  await setFlash(`Version ${version} is published. Everybody is asked to sign it before they go on.`);
  redirect("/admin/agreement#page-heading");
}

export async function switchRequirement(required: boolean): Promise<string | null> {
  const { id: actorId } = await requireSiteAdminPage();
  try {
    await switchAgreement({ actorId, required: required === true });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(required ? "People are asked to sign again." : "Nobody is asked to sign now.");
  redirect("/admin/agreement#page-heading");
}
