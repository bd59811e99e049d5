import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/components/accounts/require-page.ts";
import { type IssueRow, requireIssue } from "@/lib/host/issues/row.ts";
import { type RepositoryPage, type RepositoryParams, requireRepositoryPage } from "./require-page.ts";

export type IssueParams = RepositoryParams & { number: string };
type IssuePage = RepositoryPage & { issue: IssueRow; mayEdit: boolean };

/** The issue in the address and its repository; `mayEdit`: whether the viewer may change its text and close it. */
export async function requireIssuePage({ owner, repo, number }: IssueParams): Promise<IssuePage> {
  return findIssuePage(owner, repo, number);
}

const findIssuePage = cache(async (owner: string, repo: string, number: string): Promise<IssuePage> => {
  const page = await requireRepositoryPage(owner, repo);
  if (!/^[1-9]\d{0,8}$/.test(number)) notFound();
  const issue = await orNotFound(() => requireIssue(page.repository.id, Number(number)));
  const { viewer, abilities } = page;
  const isAuthor = viewer !== null && issue.author?.id === viewer.id;
  return { ...page, issue, mayEdit: abilities.triage || (isAuthor && abilities.openIssues) };
});
