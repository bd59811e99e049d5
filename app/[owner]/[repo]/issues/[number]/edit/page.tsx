import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { issueChoices } from "@/components/host/issue-choices.ts";
import { IssueForm } from "@/components/host/issue-form.tsx";
import { workPath } from "@/components/host/paths.ts";
import { type IssueParams, requireIssuePage } from "@/components/host/require-issue-page.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { editIssue } from "../../actions.ts";

type Props = { params: Promise<IssueParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { issue } = await requireIssuePage(await params);
  return { title: `Edit #${issue.number} ${issue.title}` };
}

export default async function EditIssuePage({ params }: Props) {
  const { repository, issue, mayEdit, abilities } = await requireIssuePage(await params);
  await requireViewer();
  if (!mayEdit) notFound();
  const assignees = issue.assignees.map(({ login }) => login);
  const initial = {
    title: issue.title,
    body: issue.body ?? "",
    labels: issue.labels.map(({ name }) => name),
    assignees,
    milestone: issue.milestone ? String(issue.milestone.number) : "",
    errors: {},
  };
  return (
    <>
      <PageHeading>
        Edit {issue.pullId === null ? "issue" : "pull request"} #{issue.number}
      </PageHeading>
      <IssueForm
        action={editIssue}
        initial={initial}
        hidden={{ ...repositoryFields(repository), number: String(issue.number) }}
        choices={
          abilities.triage
            ? await issueChoices(repository.id, {
                labels: issue.labels,
                people: assignees,
                milestone: issue.milestone,
              })
            : null
        }
        submitLabel={issue.pullId === null ? "Save issue" : "Save pull request"}
        pendingLabel="Saving"
        cancel={
          <LinkButton variant="ghost" href={workPath(repository, issue)}>
            Cancel
          </LinkButton>
        }
      />
    </>
  );
}
