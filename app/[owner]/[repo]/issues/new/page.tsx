import type { Metadata } from "next";
import { issueChoices } from "@/components/host/issue-choices.ts";
import { IssueForm } from "@/components/host/issue-form.tsx";
import { firstOf } from "@/components/host/page-number.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import {
  type RepositoryParams,
  repositoryFields,
  requireAblePage,
  requireRepositoryPage,
} from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { openIssue } from "../actions.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `New issue · ${repository.ownerLogin}/${repository.name}` };
}

/** `?title=` and `?body=` fill the form, so that others can link to a prepared issue. */
export default async function NewIssuePage({ params, searchParams }: Props) {
  const { repository, abilities } = await requireAblePage(await params, "openIssues");
  const query = await searchParams;
  const initial = {
    title: firstOf(query.title) ?? "",
    body: firstOf(query.body) ?? "",
    labels: [],
    assignees: [],
    milestone: "",
    errors: {},
  };
  return (
    <>
      <PageHeading>New issue</PageHeading>
      <IssueForm
        action={openIssue}
        initial={initial}
        hidden={repositoryFields(repository)}
        choices={abilities.triage ? await issueChoices(repository.id) : null}
        submitLabel="Open issue"
        pendingLabel="Opening"
        cancel={
          <LinkButton variant="ghost" href={repositoryPath(repository, "/issues")}>
            Cancel
          </LinkButton>
        }
      />
    </>
  );
}
