import type { Metadata } from "next";
import { AskForm } from "@/components/host/ask-form.tsx";
import { CommentBox } from "@/components/host/comment-box.tsx";
import { CommentForm } from "@/components/host/comment-form.tsx";
import { DraftForm } from "@/components/host/draft-form.tsx";
import { MergeBox } from "@/components/host/merge-box.tsx";
import { MergeForm } from "@/components/host/merge-form.tsx";
import { mergeOutlook } from "@/components/host/merge-outlook.ts";
import { pageIn } from "@/components/host/page-number.ts";
import { pullPath } from "@/components/host/paths.ts";
import { PullHeading } from "@/components/host/pull-heading.tsx";
import { PullSidebar } from "@/components/host/pull-sidebar.tsx";
import { repositoryFields } from "@/components/host/require-page.ts";
import { type PullParams, requirePullPage } from "@/components/host/require-pull-page.ts";
import { ReviewBox } from "@/components/host/review-box.tsx";
import { TextForm } from "@/components/host/text-form.tsx";
import { Disclosure } from "@/components/ui/disclosure.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { checkMergeability } from "@/lib/host/pulls/check-mergeability.ts";
import { mergeObstacles } from "@/lib/host/pulls/merge-obstacles.ts";
import { conversationOf, objectorsIn } from "@/lib/host/pulls/page-queries.ts";
import { MERGE_METHODS } from "@/lib/host/pulls/rules.ts";
import { askForReview, comment, merge, reply, setDraft } from "./actions.ts";

type Props = { params: Promise<PullParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, pull } = await requirePullPage(await params);
  return { title: `${pull.title} · Pull request #${pull.number} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function PullPage({ params, searchParams }: Props) {
  const found = await requirePullPage(await params);
  const { repository, viewer, abilities, mayEdit, isAuthor } = found;
  const query = await searchParams;
  const page = pageIn(query);
  const [{ total, entries, reviews }, { pull, mergeability }] = await Promise.all([
    conversationOf(found.pull, page),
    checkMergeability(found.pull),
  ]);
  const mover = { accountId: viewer?.id ?? 0, isAdmin: found.visit.repository.role === "admin" };
  const obstacles = await mergeObstacles(pull, mover);
  const methods = MERGE_METHODS.filter((method) => obstacles[method] === null);
  const path = pullPath(repository, pull.number);
  const hidden = { ...repositoryFields(repository), number: String(pull.number) };
  const mayMerge = pull.state === "open" && abilities.push;
  const mayChangeDraft = pull.state === "open" && (abilities.push || (isAuthor && abilities.openPulls));
  return (
    <>
      <PullHeading page={{ ...found, pull }} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="grid min-w-0 content-start gap-4">
          {page.page === 1 && (
            <CommentBox
              id="pull-text"
              label="The pull request"
              author={pull.author}
              association={pull.authorAssociation}
              performedVia={pull.performedVia}
              createdAt={pull.createdAt}
              isEdited={false}
              body={pull.body}
            />
          )}
          {entries.map((entry) =>
            entry.kind === "comment" ? (
              <CommentBox
                key={`comment-${entry.comment.id}`}
                id={`comment-${entry.comment.id}`}
                label={`Comment by ${entry.comment.author?.login ?? "ghost"}`}
                author={entry.comment.author}
                association={entry.comment.authorAssociation}
                performedVia={entry.comment.performedVia}
                createdAt={entry.comment.createdAt}
                isEdited={entry.comment.updatedAt.getTime() !== entry.comment.createdAt.getTime()}
                body={entry.comment.body}
              />
            ) : (
              <ReviewBox
                key={`review-${entry.review.id}`}
                review={entry.review}
                replyForm={
                  abilities.openPulls
                    ? ({ first, replies }) => (
                        <Disclosure summary="Answer">
                          <TextForm
                            key={replies.length}
                            id={`reply-${first.id}`}
                            action={reply}
                            hidden={{ ...hidden, comment_id: String(first.id) }}
                            label="Your answer"
                            submitLabel="Answer"
                            pendingLabel="Answering"
                          />
                        </Disclosure>
                      )
                    : null
                }
              />
            ),
          )}
          <Pagination
            path={path}
            query={query}
            page={page.page}
            hasNext={page.page * page.perPage < total}
            pageCount={Math.max(1, Math.ceil(total / page.perPage))}
            label="Pages of comments"
          />
          <MergeBox
            pull={pull}
            outlook={mergeOutlook({ state: mergeability.state, obstacles, objectors: objectorsIn(reviews) })}
          >
            {mayMerge && mergeability.mergeable && !pull.draft && methods.length > 0 && (
              <MergeForm action={merge} hidden={{ ...hidden, sha: pull.headSha }} methods={methods} />
            )}
            {mayChangeDraft && <DraftForm action={setDraft} hidden={hidden} draft={pull.draft} />}
          </MergeBox>
          <div className="border-line-muted border-t pt-4">
            {abilities.comment ? (
              // A new form after each comment: the text of the one that was sent does not stay in it.
              <CommentForm
                key={`${total}-${pull.state}`}
                action={comment}
                hidden={hidden}
                state={pull.state}
                mayChangeState={mayEdit && pull.mergedAt === null}
                thing="pull request"
              />
            ) : (
              <p className="text-muted">
                {viewer ? (
                  "Nothing can be added here: the repository is archived."
                ) : (
                  <>
                    <Link href={`/login?return_to=${encodeURIComponent(path)}`}>Sign in</Link> to comment.
                  </>
                )}
              </p>
            )}
          </div>
        </div>
        <PullSidebar pull={pull} reviews={reviews}>
          {abilities.triage && pull.state === "open" && (
            <AskForm key={pull.reviewers.length} action={askForReview} hidden={hidden} />
          )}
        </PullSidebar>
      </div>
    </>
  );
}
