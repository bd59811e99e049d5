import { notFound } from "next/navigation";
import { boundText } from "@/components/accounts/bound-text.ts";
import { orNotFound, requireOwnerPage } from "@/components/accounts/require-page.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { type HookOwner, organizationOwner, repositoryOwner } from "@/lib/host/hooks/owner.ts";
import { type OwnedHook, requireHook } from "@/lib/host/hooks/queries.ts";
import { type DeliveryDetails, findDelivery, readDeliveryId } from "@/lib/webhooks/queries.ts";

/** The parts of an address under which an owner's webhooks are. */
export type HookOwnerParams = RepositoryParams | { org: string };

/** Whose webhooks they are, who looks, and the address of their list. */
export type HooksOf = { owner: HookOwner; viewerId: number; list: string };

/** For those who administer the repository or own the organization; there is no page for anybody else. */
export async function requireHooksOf(params: HookOwnerParams): Promise<HooksOf> {
  if ("org" in params) {
    const { organization, viewer } = await requireOwnerPage(params.org);
    const list = `/organizations/${organization.login}/settings/hooks`;
    return { owner: organizationOwner(organization), viewerId: viewer.id, list };
  }
  const { repository, viewer } = await requireAblePage(params, "administer");
  const list = repositoryPath(repository, "/settings/hooks");
  return { owner: repositoryOwner(repository), viewerId: viewer.id, list };
}

export type HookParams = HookOwnerParams & { hook: string };
export type HookPage = HooksOf & { hook: OwnedHook; path: string };

/** One webhook of theirs; `path` is where its settings are, the log is below. */
export async function requireHookPage({ hook: text, ...params }: HookParams): Promise<HookPage> {
  const hooks = await requireHooksOf(params);
  const id = /^\d{1,9}$/.test(text) ? Number(text) : notFound();
  const hook = await orNotFound(() => requireHook(hooks.owner, id));
  return { ...hooks, hook, path: `${hooks.list}/${hook.id}` };
}

/** One thing that it was sent. */
export async function requireHookDelivery({
  delivery: text,
  ...params
}: HookParams & { delivery: string }): Promise<HookPage & { delivery: DeliveryDetails }> {
  const page = await requireHookPage(params);
  const deliveryId = readDeliveryId(boundText(text)) ?? notFound();
  const delivery = (await findDelivery({ hookId: page.hook.id, deliveryId })) ?? notFound();
  return { ...page, delivery };
}
