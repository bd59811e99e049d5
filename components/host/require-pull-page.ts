import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/components/accounts/require-page.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { requireIssue } from "@/lib/host/issues/row.ts";
import { requirePull } from "@/lib/host/pulls/row.ts";
import { pullShownTo, type ShownPull } from "@/lib/host/pulls/shown-to.ts";
import { issuePath } from "./paths.ts";
import { type RepositoryPage, type RepositoryParams, requireRepositoryPage } from "./require-page.ts";

export type PullParams = RepositoryParams & { number: string };
export type PullPage = RepositoryPage & {
  pull: ShownPull;
  isAuthor: boolean;
  /** Whether the viewer may change its text and close it. */
  mayEdit: boolean;
};

/** The pull request in the address and its repository. An issue with that number has a page of its own. */
export async function requirePullPage({ owner, repo, number }: PullParams): Promise<PullPage> {
  return findPullPage(owner, repo, number);
}

const findPullPage = cache(async (owner: string, repo: string, number: string): Promise<PullPage> => {
  const page = await requireRepositoryPage(owner, repo);
  if (!/^[1-9]\d{0,8}$/.test(number)) notFound();
  const { repository, viewer, abilities } = page;
  const pull = await requirePull(repository.id, Number(number)).catch(async (error: unknown) => {
    if (!isRefusal(error)) throw error;
    const issue = await orNotFound(() => requireIssue(repository.id, Number(number)));
    redirect(issuePath(repository, issue.number));
  });
  const isAuthor = viewer !== null && pull.author?.id === viewer.id;
  return {
    ...page,
    pull: await pullShownTo(page.visit.grant, pull),
    isAuthor,
    mayEdit: abilities.triage || (isAuthor && abilities.openPulls),
  };
});
