import type { NoticeAbout } from "@/lib/accounts/notices.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

/** Whose webhook it is, in words, and the page where it is dealt with: `path` below the `address` of what it is about. */
export type HookPlace = { title: string; about: NoticeAbout; address: string; path: string; ownerId: number };

/** Null for the webhook of an integration that was deleted. */
export async function placeOfHook(hookId: number, reader: Reader = db): Promise<HookPlace | null> {
  const account = { select: { id: true, login: true, type: true } } as const;
  const hook = await reader.hook.findUnique({
    where: { id: hookId },
    select: {
      id: true,
      integration: { select: { id: true, name: true, slug: true, owner: account } },
      repository: { select: { id: true, name: true, owner: account } },
      organization: account,
    },
  });
  if (hook?.integration) {
    const { id: integrationId, name, slug, owner } = hook.integration;
    const base = owner.type === "ORGANIZATION" ? `/organizations/${owner.login}/settings` : "/settings";
    const address = `${base}/integrations/${slug}`;
    return { title: name, about: { integrationId }, address, path: "/webhook", ownerId: owner.id };
  }
  if (hook?.repository) {
    const { id: repositoryId, name, owner } = hook.repository;
    const title = `${owner.login}/${name}`;
    const path = `/settings/hooks/${hook.id}`;
    return { title, about: { repositoryId }, address: `/${title}`, path, ownerId: owner.id };
  }
  if (!hook?.organization) return null;
  const { login, id } = hook.organization;
  const address = `/organizations/${login}/settings`;
  return { title: login, about: { organizationId: id }, address, path: `/hooks/${hook.id}`, ownerId: id };
}
