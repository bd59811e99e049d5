import { MilestoneIcon, PencilIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { IssueRow } from "@/components/host/issue-row.tsx";
import { MilestoneBadge, MilestoneProgress, MilestoneTimes } from "@/components/host/milestone-facts.tsx";
import { type MilestoneParams, requireMilestonePage } from "@/components/host/milestone-page.ts";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { milestonePath, repositoryPath } from "@/components/host/paths.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { List } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { listIssues } from "@/lib/host/issues/queries.ts";
import { setMilestoneState } from "../../milestones/actions.ts";

type Props = { params: Promise<MilestoneParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, milestone } = await requireMilestonePage(await params);
  return { title: `${milestone.title} · Milestone · ${repository.ownerLogin}/${repository.name}` };
}

export default async function MilestonePage({ params, searchParams }: Props) {
  const { repository, milestone, abilities } = await requireMilestonePage(await params);
  const query = await searchParams;
  const page = pageIn(query);
  const state = firstOf(query.state) === "closed" ? "closed" : "open";
  const { total, issues } = await listIssues(repository.id, { milestone: milestone.number, state, page });
  const path = milestonePath(repository, milestone.number);
  return (
    <>
      <PageHeading
        badges={<MilestoneBadge milestone={milestone} />}
        description={
          <>
            <Link href={repositoryPath(repository, "/milestones")}>All milestones</Link>
            <MilestoneTimes milestone={milestone} />
          </>
        }
        actions={
          abilities.triage && (
            <>
              <LinkButton href={`${path}/edit`} icon={<PencilIcon />}>
                Edit
              </LinkButton>
              <StateForm
                hidden={{
                  ...repositoryFields(repository),
                  number: String(milestone.number),
                  state: milestone.state === "open" ? "closed" : "open",
                }}
                label={milestone.state === "open" ? "Close milestone" : "Reopen milestone"}
              />
            </>
          )
        }
      >
        <bdi>{milestone.title}</bdi>
      </PageHeading>
      <div className="grid gap-6">
        {milestone.description && <Markdown text={milestone.description} idPrefix="milestone-" lineBreaks />}
        <MilestoneProgress milestone={milestone} />
        <div className="grid gap-4">
          <LinkTabs
            label="State"
            tabs={[
              { href: path, label: "Open", count: milestone.openIssues, current: state === "open" },
              {
                href: `${path}?state=closed`,
                label: "Closed",
                count: milestone.closedIssues,
                current: state === "closed",
              },
            ]}
          />
          {issues.length === 0 ? (
            <EmptyState
              icon={<MilestoneIcon size={24} />}
              title={state === "open" ? "Nothing is open" : "Nothing was closed yet"}
            >
              Issues and pull requests are put into a milestone from their own pages.
            </EmptyState>
          ) : (
            <List label={`${state === "open" ? "Open" : "Closed"} issues and pull requests`}>
              {issues.map((issue) => (
                <IssueRow key={issue.id} repository={repository} issue={issue} />
              ))}
            </List>
          )}
          <Pagination path={path} query={query} page={page.page} hasNext={page.page * page.perPage < total} />
        </div>
      </div>
    </>
  );
}

function StateForm({ hidden, label }: { hidden: Readonly<Record<string, string>>; label: string }) {
  return (
    <form action={setMilestoneState}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" pendingLabel="Saving">
        {label}
      </SubmitButton>
    </form>
  );
}
