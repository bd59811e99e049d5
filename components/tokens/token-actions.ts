import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { deletePersonalToken } from "@/lib/tokens/personal/delete-token.ts";
import { NEW_TOKEN, refusedToken, type TokenFormState, type TokenValues, tokenValues } from "./form-state.ts";
import { idFrom } from "./require-page.ts";

/** What the server actions of both kinds of personal tokens have in common. */
type Typed = { viewerId: number; values: TokenValues };

/** Makes a token. The value is in the answer to this one request and nowhere else. */
export async function generateToken(
  form: FormData,
  command: (typed: Typed) => Promise<{ token: string; pending?: boolean }>,
): Promise<TokenFormState> {
  return runTokenForm(form, async (typed) => ({ values: NEW_TOKEN, errors: {}, ...(await command(typed)) }));
}

/** Gives a token another value, which is in the answer to this one request and nowhere else. */
export async function regenerateToken(
  form: FormData,
  command: (typed: Typed) => Promise<string>,
): Promise<TokenFormState> {
  return runTokenForm(form, async (typed) => ({ values: typed.values, errors: {}, token: await command(typed) }));
}

/** Changes a token and goes back to the list with the words of `command`. */
export async function changeToken(
  form: FormData,
  list: string,
  command: (typed: Typed) => Promise<string>,
): Promise<TokenFormState> {
  let words = "";
  const refused = await runTokenForm(form, async (typed) => {
    words = await command(typed);
    return null;
  });
  if (refused) return refused;
  await setFlash(words);
  redirect(`${list}#page-heading`);
}

/** What `run` answers; a refusal with everything typed kept. */
async function runTokenForm<Done extends TokenFormState | null>(
  form: FormData,
  run: (typed: Typed) => Promise<Done>,
): Promise<Done | TokenFormState> {
  const viewer = await requireViewer();
  const values = tokenValues(form);
  try {
    refuseOldSignIn(viewer);
    return await run({ viewerId: viewer.id, values });
  } catch (error) {
    return refusedToken(error, values);
  }
}

/** Ends a token and goes back to the list. */
export async function removeToken(id: string, kind: "PERSONAL" | "FINE_GRAINED", list: string): Promise<void> {
  const viewer = await requireViewer();
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await deletePersonalToken({ viewerId: viewer.id, tokenId: idFrom(id), kind });
    },
    () => "The token is deleted. What uses it is refused from now on.",
  );
  redirect(`${list}#page-heading`);
}
