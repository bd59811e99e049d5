"use server";

import type { FormState } from "@/components/accounts/form-state.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { addHook, type HookForm, pingFrom, removeFrom } from "@/components/hooks/run-hook-action.ts";
import { organizationOwner } from "@/lib/host/hooks/owner.ts";

async function formOf(org: string): Promise<HookForm> {
  const { organization, viewer } = await requireOwnerPage(org);
  const path = `/organizations/${organization.login}/settings/hooks`;
  return { owner: organizationOwner(organization), viewerId: viewer.id, path };
}

export async function add(org: string, _previous: FormState, form: FormData): Promise<FormState> {
  return addHook(await formOf(org), form);
}

export async function ping(org: string, form: FormData): Promise<void> {
  await pingFrom(await formOf(org), form);
}

export async function remove(org: string, form: FormData): Promise<void> {
  await removeFrom(await formOf(org), form);
}
