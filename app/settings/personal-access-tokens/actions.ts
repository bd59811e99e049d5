"use server";

import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { isFiltering } from "@/components/repository-picker/selection-values.ts";
import { NEW_TOKEN, refusedToken, type TokenFormState, tokenValues } from "@/components/tokens/form-state.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { changeFineGrainedToken, regenerateFineGrainedToken } from "@/lib/tokens/personal/change-fine-grained-token.ts";
import { createFineGrainedToken } from "@/lib/tokens/personal/create-fine-grained-token.ts";
import { deletePersonalToken } from "@/lib/tokens/personal/delete-token.ts";

const LIST = "/settings/personal-access-tokens";

/** The value is in the answer to this one request and nowhere else. */
export async function generate(owner: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  const values = tokenValues(form);
  if (isFiltering(form)) return { values, errors: {}, token: null };
  try {
    refuseOldSignIn(viewer);
    const input = { ...values, resource_owner: String(owner) };
    const { token, pending } = await createFineGrainedToken({ viewerId, input });
    return { values: NEW_TOKEN, errors: {}, token, pending };
  } catch (error) {
    return refusedToken(error, values);
  }
}

export async function change(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  const values = tokenValues(form);
  if (isFiltering(form)) return { values, errors: {}, token: null };
  let pending: boolean;
  try {
    refuseOldSignIn(viewer);
    ({ pending } = await changeFineGrainedToken({ viewerId, tokenId: idFrom(id), input: values }));
  } catch (error) {
    return refusedToken(error, values);
  }
  await setFlash(pending ? "Saved. It waits for the approval of the organization's owners." : "Saved.");
  redirect(`${LIST}#page-heading`);
}

export async function regenerate(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  const values = tokenValues(form);
  try {
    refuseOldSignIn(viewer);
    const token = await regenerateFineGrainedToken({ viewerId, tokenId: idFrom(id), input: values });
    return { values, errors: {}, token };
  } catch (error) {
    return refusedToken(error, values);
  }
}

export async function remove(id: string): Promise<void> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await deletePersonalToken({ viewerId, tokenId: idFrom(id), kind: "FINE_GRAINED" });
    },
    () => "The token is deleted. What uses it is refused from now on.",
  );
  redirect(`${LIST}#page-heading`);
}
