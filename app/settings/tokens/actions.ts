"use server";

import { revalidatePath } from "next/cache";
import type { TokenFormState } from "@/components/tokens/form-state.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { changeToken, generateToken, regenerateToken, removeToken } from "@/components/tokens/token-actions.ts";
import {
  changeClassicToken,
  createClassicToken,
  regenerateClassicToken,
} from "@/lib/tokens/personal/classic-tokens.ts";

const LIST = "/settings/tokens";

export async function generate(_state: TokenFormState, form: FormData): Promise<TokenFormState> {
  return generateToken(form, ({ viewerId, values }) => createClassicToken({ viewerId, input: values }));
}

export async function change(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  return changeToken(form, LIST, async ({ viewerId, values }) => {
    await changeClassicToken({ viewerId, tokenId: idFrom(id), input: values });
    return "Saved. The token may do what is chosen from now on.";
  });
}

export async function regenerate(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  return regenerateToken(form, async ({ viewerId, values }) => {
    const token = await regenerateClassicToken({ viewerId, tokenId: idFrom(id), input: values });
    revalidatePath(LIST);
    return token;
  });
}

export async function remove(id: string): Promise<void> {
  await removeToken(id, "PERSONAL", LIST);
}
