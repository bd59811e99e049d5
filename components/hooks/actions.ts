"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { againCountWords } from "@/components/deliveries/delivery-words.ts";
import { hoursAgo } from "@/components/deliveries/hours-ago.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { createHook } from "@/lib/host/hooks/create-hook.ts";
import { deleteHook } from "@/lib/host/hooks/delete-hook.ts";
import { pingHook } from "@/lib/host/hooks/ping-hook.ts";
import { resumeOwnedHook } from "@/lib/host/hooks/resume-owned-hook.ts";
import { createHookInput, hookConfigInput, updateHookInput } from "@/lib/host/hooks/schemas.ts";
import { updateOwnedHook } from "@/lib/host/hooks/update-hook.ts";
import { redeliver } from "@/lib/webhooks/redeliver.ts";
import { redeliverFailed } from "@/lib/webhooks/redeliver-failed.ts";
import {
  type HookOwnerParams,
  type HookPage,
  type HookParams,
  requireHookDelivery,
  requireHookPage,
  requireHooksOf,
} from "./require-hook.ts";

/** What is done to webhooks of repositories and organizations from their pages. */

const subjectOf = ({ owner, viewerId, hook }: HookPage) => ({
  actor: { accountId: viewerId },
  owner,
  hookId: hook.id,
});
const namesIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

export async function add(params: HookOwnerParams, _previous: FormState, form: FormData): Promise<FormState> {
  const { owner, viewerId, list } = await requireHooksOf(params);
  const { secret, ...values } = textValues(form, ["url", "content_type", "secret", "events"]);
  try {
    const sent = {
      config: { url: values.url.trim(), content_type: values.content_type, ...(secret !== "" && { secret }) },
      events: namesIn(values.events),
    };
    const input = checkInput(createHookInput(owner.kind), sent, "Hook");
    await createHook({ actor: { accountId: viewerId }, owner, input });
  } catch (error) {
    return refused(error, values);
  }
  await setFlash("The webhook is added and was sent a ping.");
  redirect(`${list}#page-heading`);
}

/** The form has no levels: config.url is its field url, events[0] its field events. */
function refused(error: unknown, values: Record<string, string>): FormState {
  const fieldOf = (name: string): string =>
    name === "config" ? "url" : name.replace(/^config\./, "").replace(/[.[].*$/, "");
  const errors = Object.entries(refusedErrors(error)).map(([name, words]) => [fieldOf(name), words]);
  return { values, errors: Object.fromEntries(errors) };
}

const FIELDS = [
  "active",
  "url",
  "content_type",
  "insecure_ssl",
  "events",
  "keep_former_secret",
  "remove_secret",
] as const;

export async function changeHook(params: HookParams, _previous: FormState, form: FormData): Promise<FormState> {
  const page = await requireHookPage(params);
  const { secret, ...values } = textValues(form, [...FIELDS, "secret"]);
  try {
    const { kind } = page.owner;
    const input = checkInput(
      updateHookInput(kind),
      { active: values.active !== "", events: namesIn(values.events) },
      "Hook",
    );
    const given = values.remove_secret !== "" ? "" : secret || undefined;
    const config = {
      url: values.url.trim(),
      content_type: values.content_type,
      insecure_ssl: values.insecure_ssl,
      ...(given !== undefined && { secret: given }),
    };
    const merge = checkInput(hookConfigInput, config, "Hook");
    await updateOwnedHook({
      ...subjectOf(page),
      input,
      merge,
      keepFormerSecret: values.keep_former_secret !== "" && given !== "",
    });
  } catch (error) {
    return refused(error, values);
  }
  await setFlash("The webhook is saved.");
  redirect(`${page.path}#page-heading`);
}

export async function saveOptionsOf(params: HookParams, form: FormData): Promise<void> {
  const page = await requireHookPage(params);
  await pressButton(
    () => updateOwnedHook({ ...subjectOf(page), input: {}, retries: form.get("retries") !== null }),
    () => "The delivery options are saved.",
  );
  redirect(`${page.path}#page-heading`);
}

export async function resumeFrom(params: HookParams, form: FormData): Promise<void> {
  const page = await requireHookPage(params);
  await pressButton(
    () => resumeOwnedHook({ ...subjectOf(page), replay: form.get("replay")?.toString() !== "no" }),
    (count) => `The webhook goes on. ${count === 1 ? "One delivery is" : `${count} deliveries are`} sent now.`,
  );
  redirect(`${page.path}#page-heading`);
}

export async function pingOne(params: HookParams): Promise<void> {
  const page = await requireHookPage(params);
  await pressButton(
    () => pingHook(subjectOf(page)),
    () => "A ping is on its way.",
  );
  redirect(`${page.path}/deliveries#page-heading`);
}

export async function deleteFrom(params: HookParams): Promise<void> {
  const page = await requireHookPage(params);
  await pressButton(
    () => deleteHook(subjectOf(page)),
    () => "The webhook is deleted.",
  );
  redirect(`${page.list}#page-heading`);
}

/** Sends a delivery once more and shows the new attempt. */
export async function sendAgain(params: HookParams & { delivery: string }): Promise<void> {
  const { hook, delivery, path } = await requireHookDelivery(params);
  let attempt = delivery.id;
  try {
    attempt = await redeliver({ hookId: hook.id, deliveryId: delivery.id });
    await setFlash("Sent again, with the same GUID and the same payload.");
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
  }
  redirect(`${path}/deliveries/${attempt}#page-heading`);
}

/** Sends everything once more that failed within the hours that were chosen. */
export async function sendFailedAgain(params: HookParams, form: FormData): Promise<void> {
  const { hook, path } = await requireHookPage(params);
  await pressButton(() => redeliverFailed({ hookId: hook.id, since: hoursAgo(form) }), againCountWords);
  redirect(`${path}/deliveries#page-heading`);
}
