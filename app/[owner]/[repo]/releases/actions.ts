"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { releaseEditPath, repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { repositoryIn, requireAblePage } from "@/components/host/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { deleteAsset } from "@/lib/host/releases/change-assets.ts";
import { createRelease } from "@/lib/host/releases/create-release.ts";
import { releasePath } from "@/lib/host/releases/represent.ts";
import type { ReleaseRow } from "@/lib/host/releases/row.ts";
import { newReleaseInput, releaseInput } from "@/lib/host/releases/schemas.ts";
import { deleteRelease, updateRelease } from "@/lib/host/releases/update-release.ts";

const FIELDS = [
  "tag_name",
  "target_commitish",
  "name",
  "body",
  "generate_release_notes",
  "prerelease",
  "make_latest",
] as const;
type Values = Record<(typeof FIELDS)[number], string>;

/** What the form of a release sends, as the API takes it. */
const asked = (values: Values, form: FormData) => ({
  tag_name: values.tag_name,
  target_commitish: values.target_commitish,
  name: values.name || null,
  body: values.body || null,
  draft: form.get("intent") === "draft",
  prerelease: values.prerelease === "on",
  make_latest: values.make_latest === "on" ? "true" : "false",
});

export async function makeRelease(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "push");
  const values = textValues(form, FIELDS);
  let release: ReleaseRow;
  try {
    const notes = { generate_release_notes: values.generate_release_notes === "on" };
    const input = checkInput(newReleaseInput, { ...asked(values, form), ...notes }, "Release");
    release = await createRelease({ actor: { accountId: viewer.id }, repository: visit.repository, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(release.draft ? "The draft is saved." : `${release.tagName} is released.`);
  redirect(`${releaseEditPath(repository, release.id)}#page-heading`);
}

export async function changeRelease(_previous: FormState, form: FormData): Promise<FormState> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "push");
  const values = textValues(form, FIELDS);
  const subject = { actor: { accountId: viewer.id }, repository: visit.repository, id: idIn(form) };
  let release: ReleaseRow;
  try {
    const input = checkInput(releaseInput, asked(values, form), "Release");
    release = await updateRelease({ ...subject, input });
  } catch (error) {
    return { values, errors: refusedErrors(error) };
  }
  await setFlash(release.draft ? "The draft is saved." : "The release is saved.");
  const path = release.draft
    ? releaseEditPath(repository, release.id)
    : repositoryPath(repository, releasePath(release));
  redirect(`${path}#page-heading`);
}

export async function removeRelease(form: FormData): Promise<void> {
  const { visit, repository, viewer } = await requireAblePage(repositoryIn(form), "push");
  await pressButton(
    () => deleteRelease({ actor: { accountId: viewer.id }, repository: visit.repository, id: idIn(form) }),
    () => "The release is deleted. Its tag stays.",
  );
  redirect(`${repositoryPath(repository, "/releases")}#page-heading`);
}

export async function removeFile(form: FormData): Promise<void> {
  const { visit, repository } = await requireAblePage(repositoryIn(form), "push");
  await pressButton(
    () => deleteAsset({ repository: visit.repository, id: idIn(form, "asset") }),
    () => "The file is removed.",
  );
  redirect(`${releaseEditPath(repository, idIn(form))}#page-heading`);
}
