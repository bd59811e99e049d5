import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createHook } from "@/lib/host/hooks/create-hook.ts";
import { deleteHook } from "@/lib/host/hooks/delete-hook.ts";
import type { HookOwner } from "@/lib/host/hooks/owner.ts";
import { pingHook } from "@/lib/host/hooks/ping-hook.ts";
import { createHookInput } from "@/lib/host/hooks/schemas.ts";

/** Whose webhooks a form is about, who sent it, and where the page is. */
export type HookForm = { owner: HookOwner; viewerId: number; path: string };

export async function addHook({ owner, viewerId, path }: HookForm, form: FormData): Promise<FormState> {
  const { secret, ...values } = textValues(form, ["url", "content_type", "secret", "events"]);
  try {
    const sent = {
      config: { url: values.url.trim(), content_type: values.content_type, ...(secret !== "" && { secret }) },
      events: values.events.split(/[\s,]+/).filter(Boolean),
    };
    const input = checkInput(createHookInput(owner.kind), sent, "Hook");
    await createHook({ actor: { accountId: viewerId }, owner, input });
  } catch (error) {
    const { errors } = refusedState(error, values);
    return {
      values,
      errors: Object.fromEntries(Object.entries(errors).map(([name, words]) => [fieldOf(name), words])),
    };
  }
  await setFlash("The webhook is added and was sent a ping.");
  redirect(`${path}#page-heading`);
}

/** The form has no levels: config.url is its field url, events[0] its field events. */
const fieldOf = (name: string): string =>
  name === "config" ? "url" : name.replace(/^config\./, "").replace(/[.[].*$/, "");

export async function pingFrom({ owner, viewerId, path }: HookForm, form: FormData): Promise<void> {
  await pressButton(
    () => pingHook({ actor: { accountId: viewerId }, owner, hookId: idIn(form) }),
    () => "A ping is on its way.",
  );
  redirect(`${path}#page-heading`);
}

export async function removeFrom({ owner, viewerId, path }: HookForm, form: FormData): Promise<void> {
  await pressButton(
    () => deleteHook({ actor: { accountId: viewerId }, owner, hookId: idIn(form) }),
    () => "The webhook is deleted.",
  );
  redirect(`${path}#page-heading`);
}
