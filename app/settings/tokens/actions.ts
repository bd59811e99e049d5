"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { NEW_TOKEN, refusedToken, type TokenFormState, tokenValues } from "@/components/tokens/form-state.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import {
  changeClassicToken,
  createClassicToken,
  regenerateClassicToken,
} from "@/lib/tokens/personal/classic-tokens.ts";
import { deletePersonalToken } from "@/lib/tokens/personal/delete-token.ts";

const LIST = "/settings/tokens";

/** The value is in the answer to this one request and nowhere else. */
export async function generate(_state: TokenFormState, form: FormData): Promise<TokenFormState> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  const values = tokenValues(form);
  try {
    refuseOldSignIn(viewer);
    const { token } = await createClassicToken({ viewerId, input: values });
    return { values: NEW_TOKEN, errors: {}, token };
  } catch (error) {
    return refusedToken(error, values);
  }
}

export async function change(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  const values = tokenValues(form);
  try {
    refuseOldSignIn(viewer);
    await changeClassicToken({ viewerId, tokenId: idFrom(id), input: values });
  } catch (error) {
    return refusedToken(error, values);
  }
  await setFlash("Saved. The token may do what is chosen from now on.");
  redirect(`${LIST}#page-heading`);
}

export async function regenerate(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  const viewer = await requireViewer();
  const viewerId = viewer.id;
  const values = tokenValues(form);
  try {
    refuseOldSignIn(viewer);
    const token = await regenerateClassicToken({ viewerId, tokenId: idFrom(id), input: values });
    revalidatePath(LIST);
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
      await deletePersonalToken({ viewerId, tokenId: idFrom(id), kind: "PERSONAL" });
    },
    () => "The token is deleted. What uses it is refused from now on.",
  );
  redirect(`${LIST}#page-heading`);
}
