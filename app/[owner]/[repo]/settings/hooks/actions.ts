"use server";

import type { FormState } from "@/components/accounts/form-state.ts";
import { addHook, type HookForm, pingFrom, removeFrom } from "@/components/hooks/run-hook-action.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { repositoryOwner } from "@/lib/host/hooks/owner.ts";

async function formOf(params: RepositoryParams): Promise<HookForm> {
  const { repository, viewer } = await requireAblePage(params, "administer");
  return {
    owner: repositoryOwner(repository),
    viewerId: viewer.id,
    path: repositoryPath(repository, "/settings/hooks"),
  };
}

export async function add(params: RepositoryParams, _previous: FormState, form: FormData): Promise<FormState> {
  return addHook(await formOf(params), form);
}

export async function ping(params: RepositoryParams, form: FormData): Promise<void> {
  await pingFrom(await formOf(params), form);
}

export async function remove(params: RepositoryParams, form: FormData): Promise<void> {
  await removeFrom(await formOf(params), form);
}
