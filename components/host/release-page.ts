import { notFound } from "next/navigation";
import { orNotFound } from "@/components/accounts/require-page.ts";
import type { Viewer } from "@/lib/authentication/session.ts";
import { listBranches, listTags } from "@/lib/host/git/list-refs.ts";
import { type ReleaseRow, requireRelease } from "@/lib/host/releases/row.ts";
import { type RepositoryPage, type RepositoryParams, requireAblePage } from "./require-page.ts";

export type ReleaseParams = RepositoryParams & { id: string };
type ReleasePage = RepositoryPage & { viewer: Viewer; release: ReleaseRow };

/** The release in the address, drafts too, for those who may change it. */
export async function requireReleasePage({ id, ...params }: ReleaseParams): Promise<ReleasePage> {
  const page = await requireAblePage(params, "push");
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const which = { repositoryId: page.repository.id, id: Number(id), seesDrafts: true };
  return { ...page, release: await orNotFound(() => requireRelease(which)) };
}

/** As many as anybody reads; others are typed. */
const NAMES_MAX = 200;

/** The tags and branches that a release can be made of. */
export async function releaseRefs(repositoryId: number): Promise<{ tags: string[]; branches: string[] }> {
  const [tags, branches] = await Promise.all([listTags(repositoryId), listBranches(repositoryId)]);
  const names = (refs: readonly { name: string }[]) => refs.slice(0, NAMES_MAX).map(({ name }) => name);
  return { tags: names(tags), branches: names(branches) };
}
