import type { ReactNode } from "react";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ShownReview, Thread } from "@/lib/host/pulls/page-queries.ts";
import type { ReviewCommentRow } from "@/lib/host/pulls/reviews/comment-row.ts";
import { Patch } from "./patch.tsx";
import { Via } from "./performed-via.tsx";
import { AccountAvatar, PersonLink } from "./person-link.tsx";
import { ReviewStateBadge } from "./review-state.tsx";

/** Lines of a hunk above the one that a comment is on. */
const LINES_ABOVE = 4;

/** A review as a whole, and the threads on lines that it began. */
export function ReviewBox({
  review,
  replyForm,
}: {
  review: ShownReview;
  /** What answers a thread; null for those who may not. */
  replyForm: ((thread: Thread) => ReactNode) | null;
}) {
  const { author, performedVia, submittedAt, state, body, threads } = review;
  const id = `pullrequestreview-${review.id}`;
  return (
    <article
      id={id}
      aria-label={`Review by ${author?.login ?? "ghost"}`}
      className="flex min-w-0 scroll-mt-4 items-start gap-3 target:[&>div]:border-accent"
    >
      <span className="hidden pt-1 sm:block">
        <AccountAvatar account={author} size={32} />
      </span>
      <div className="min-w-0 grow rounded-md border border-line">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-t-md border-line border-b bg-subtle px-4 py-2 last:rounded-b-md last:border-b-0">
          <PersonLink account={author} />
          <Via author={author} performedVia={performedVia} />
          <span className="text-muted">reviewed {submittedAt && <RelativeTime at={submittedAt} />}</span>
          <span className="ml-auto">
            <ReviewStateBadge state={state} />
          </span>
        </div>
        {body !== "" && (
          <div className="px-4 py-3">
            <Markdown text={body} idPrefix={`${id}-`} lineBreaks />
          </div>
        )}
        {threads.map((thread) => (
          <ThreadBox key={thread.first.id} thread={thread}>
            {replyForm?.(thread)}
          </ThreadBox>
        ))}
      </div>
    </article>
  );
}

function ThreadBox({ thread: { first, replies }, children }: { thread: Thread; children: ReactNode }) {
  const isOutdated = first.subjectType === "line" && first.line === null;
  const line = first.line ?? first.originalLine;
  const lines = first.diffHunk.split("\n");
  const hunk = [lines[0] ?? "", ...lines.slice(1).slice(-LINES_ABOVE)].join("\n");
  return (
    <section aria-label={`Thread on ${first.path}`} className="border-line-muted border-t first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 text-xs">
        <p className="min-w-0 break-all font-mono">
          {first.path}
          {line !== null && <span className="text-muted">, line {line}</span>}
        </p>
        {isOutdated && <Badge tone="warning">Outdated</Badge>}
      </div>
      {first.subjectType === "line" && (
        <div className="border-line-muted border-y">
          <Patch patch={hunk} path={first.path} />
        </div>
      )}
      {[first, ...replies].map((comment) => (
        <LineComment key={comment.id} comment={comment} />
      ))}
      {children && <div className="px-4 pb-3">{children}</div>}
    </section>
  );
}

function LineComment({ comment: { id, author, createdAt, updatedAt, body } }: { comment: ReviewCommentRow }) {
  const anchor = `discussion_r${id}`;
  return (
    <div id={anchor} className="grid scroll-mt-4 gap-1 px-4 py-3 target:bg-accent-subtle">
      <p className="flex flex-wrap items-center gap-x-2 text-muted">
        <PersonLink account={author} avatar={20} />
        <a href={`#${anchor}`} className="rounded-sm underline-offset-2 hover:underline">
          <RelativeTime at={createdAt} />
        </a>
        {updatedAt.getTime() !== createdAt.getTime() && "· edited"}
      </p>
      <Markdown text={body} idPrefix={`${anchor}-`} lineBreaks />
    </div>
  );
}
