import { PencilIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CommentBox } from "@/components/host/comment-box.tsx";
import { CommentForm } from "@/components/host/comment-form.tsx";
import { IssueSidebar } from "@/components/host/issue-sidebar.tsx";
import { closedWords, IssueStateBadge } from "@/components/host/issue-state.tsx";
import { LockForm } from "@/components/host/lock-form.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { issuePath, pullPath } from "@/components/host/paths.ts";
import { PersonLink } from "@/components/host/person-link.tsx";
import { type IssueParams, requireIssuePage } from "@/components/host/require-issue-page.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { commentsOfIssue } from "@/lib/host/comments/queries.ts";
import type { IssueRow } from "@/lib/host/issues/row.ts";
import { comment, setLock } from "../actions.ts";

type Props = { params: Promise<IssueParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, issue } = await requireIssuePage(await params);
  return { title: `${issue.title} · Issue #${issue.number} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function IssuePage({ params, searchParams }: Props) {
  const { repository, issue, viewer, abilities, mayEdit } = await requireIssuePage(await params);
  if (issue.pullId !== null) redirect(pullPath(repository, issue.number));
  const query = await searchParams;
  const page = pageIn(query);
  const { total, comments } = await commentsOfIssue(issue.id, { page });
  const path = issuePath(repository, issue.number);
  const mayComment = abilities.comment && (!issue.locked || abilities.push);
  return (
    <>
      <PageHeading
        badges={<IssueStateBadge state={issue.state} stateReason={issue.stateReason} />}
        actions={
          mayEdit && (
            <LinkButton href={`${path}/edit`} icon={<PencilIcon />}>
              Edit
            </LinkButton>
          )
        }
      >
        <bdi>{issue.title}</bdi> <span className="font-normal text-muted">#{issue.number}</span>
      </PageHeading>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="grid min-w-0 content-start gap-4">
          {page.page === 1 && (
            <CommentBox
              id="issue-text"
              label="The issue"
              author={issue.author}
              association={issue.authorAssociation}
              performedVia={issue.performedVia}
              createdAt={issue.createdAt}
              isEdited={false}
              body={issue.body}
            />
          )}
          {comments.map((written) => (
            <CommentBox
              key={written.id}
              id={`comment-${written.id}`}
              label={`Comment by ${written.author?.login ?? "ghost"}`}
              author={written.author}
              association={written.authorAssociation}
              performedVia={written.performedVia}
              createdAt={written.createdAt}
              isEdited={written.updatedAt.getTime() !== written.createdAt.getTime()}
              body={written.body}
            />
          ))}
          <Pagination
            path={path}
            query={query}
            page={page.page}
            hasNext={page.page * page.perPage < total}
            pageCount={Math.max(1, Math.ceil(total / page.perPage))}
            label="Pages of comments"
          />
          {issue.state === "closed" && <ClosedLine issue={issue} />}
          <div className="border-line-muted border-t pt-4">
            {mayComment ? (
              // A new form after each comment: the text of the one that was sent does not stay in it.
              <CommentForm
                key={`${total}-${issue.state}`}
                action={comment}
                hidden={{
                  ...repositoryFields(repository),
                  number: String(issue.number),
                  last_page: String(Math.ceil((total + 1) / page.perPage)),
                }}
                state={issue.state}
                mayChangeState={mayEdit}
              />
            ) : (
              <p className="text-muted">
                {viewer ? (
                  issue.locked && abilities.comment ? (
                    "This conversation is locked: only people who can push may comment."
                  ) : (
                    "Nothing can be added here: the repository is archived."
                  )
                ) : (
                  <>
                    <Link href={`/login?return_to=${encodeURIComponent(path)}`}>Sign in</Link> to comment.
                  </>
                )}
              </p>
            )}
          </div>
        </div>
        <IssueSidebar repository={repository} issue={issue}>
          {abilities.push && (
            <LockForm
              key={String(issue.locked)}
              action={setLock}
              hidden={{ ...repositoryFields(repository), number: String(issue.number) }}
              locked={issue.locked}
            />
          )}
        </IssueSidebar>
      </div>
    </>
  );
}

function ClosedLine({ issue: { closedBy, closedAt, stateReason } }: { issue: IssueRow }) {
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-muted">
      {closedBy ? (
        <>
          <PersonLink account={closedBy} avatar={20} /> closed this
        </>
      ) : (
        "This was closed"
      )}{" "}
      {closedWords(stateReason)}
      {closedAt && <RelativeTime at={closedAt} />}
    </p>
  );
}
