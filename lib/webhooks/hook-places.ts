import { db, type Reader } from "@/lib/platform/db.ts";

/** Whose webhook it is, in words and as the page where it is dealt with. */
export type HookPlace = { title: string; path: string; ownerId: number };

/** Null for the webhook of an integration that was deleted. */
export async function placeOfHook(hookId: number, reader: Reader = db): Promise<HookPlace | null> {
  const account = { select: { id: true, login: true, type: true } } as const;
  const hook = await reader.hook.findUnique({
    where: { id: hookId },
    select: {
      id: true,
      integration: { select: { name: true, slug: true, owner: account } },
      repository: { select: { name: true, owner: account } },
      organization: account,
    },
  });
  if (hook?.integration) {
    const { name, slug, owner } = hook.integration;
    const base = owner.type === "ORGANIZATION" ? `/organizations/${owner.login}/settings` : "/settings";
    return { title: name, path: `${base}/integrations/${slug}/webhook`, ownerId: owner.id };
  }
  if (hook?.repository) {
    const { name, owner } = hook.repository;
    const repository = `${owner.login}/${name}`;
    return { title: repository, path: `/${repository}/settings/hooks/${hook.id}`, ownerId: owner.id };
  }
  if (!hook?.organization) return null;
  const { login, id } = hook.organization;
  return { title: login, path: `/organizations/${login}/settings/hooks/${hook.id}`, ownerId: id };
}
