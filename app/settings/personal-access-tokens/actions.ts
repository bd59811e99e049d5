"use server";

import { isFiltering } from "@/components/repository-picker/selection-values.ts";
import { type TokenFormState, tokenValues } from "@/components/tokens/form-state.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { changeToken, generateToken, regenerateToken, removeToken } from "@/components/tokens/token-actions.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { changeFineGrainedToken, regenerateFineGrainedToken } from "@/lib/tokens/personal/change-fine-grained-token.ts";
import { createFineGrainedToken } from "@/lib/tokens/personal/create-fine-grained-token.ts";

const LIST = "/settings/personal-access-tokens";

export async function generate(owner: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  if (isFiltering(form)) return filtered(form);
  return generateToken(form, ({ viewerId, values }) =>
    createFineGrainedToken({ viewerId, input: { ...values, resource_owner: String(owner) } }),
  );
}

export async function change(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  if (isFiltering(form)) return filtered(form);
  return changeToken(form, LIST, async ({ viewerId, values }) => {
    const { pending } = await changeFineGrainedToken({ viewerId, tokenId: idFrom(id), input: values });
    return pending ? "Saved. It waits for the approval of the organization's owners." : "Saved.";
  });
}

export async function regenerate(id: string, _state: TokenFormState, form: FormData): Promise<TokenFormState> {
  return regenerateToken(form, ({ viewerId, values }) =>
    regenerateFineGrainedToken({ viewerId, tokenId: idFrom(id), input: values }),
  );
}

export async function remove(id: string): Promise<void> {
  await removeToken(id, "FINE_GRAINED", LIST);
}

/** The list of repositories is searched without scripts: nothing is done, and what was chosen stays. */
async function filtered(form: FormData): Promise<TokenFormState> {
  await requireViewer();
  return { values: tokenValues(form), errors: {}, token: null };
}
