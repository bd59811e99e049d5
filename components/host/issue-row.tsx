import { CommentIcon } from "@primer/octicons-react";
import { Link } from "@/components/ui/link.tsx";
import { ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { IssueRow as Issue } from "@/lib/host/issues/row.ts";
import { closedWords, IssueStateIcon } from "./issue-state.tsx";
import { LabelChip } from "./label-chip.tsx";
import { MetaLine } from "./meta-line.tsx";
import { repositoryPath, workPath } from "./paths.ts";
import { Via } from "./performed-via.tsx";
import { AccountAvatar, PersonLink } from "./person-link.tsx";
import { PullStateIcon } from "./pull-state.tsx";

/** An issue or a pull request in a list. */
export function IssueRow({ repository, issue }: { repository: { ownerLogin: string; name: string }; issue: Issue }) {
  const { number, title, state, stateReason, labels, author, performedVia, createdAt, closedAt } = issue;
  const isPull = issue.pullId !== null;
  const ended = issue.mergedAt ? "merged" : isPull ? "closed" : `closed ${closedWords(stateReason)}`;
  const labelled = (name: string) =>
    repositoryPath(repository, `/${isPull ? "pulls" : "issues"}?label=${encodeURIComponent(name)}`);
  return (
    <ListRow
      leading={isPull ? <PullStateIcon pull={issue} /> : <IssueStateIcon state={state} stateReason={stateReason} />}
      title={
        <Link href={workPath(repository, issue)} look="strong">
          <bdi>{title}</bdi>
        </Link>
      }
      badges={labels.map((label) => <LabelChip key={label.id} label={label} href={labelled(label.name)} />)}
      meta={
        <MetaLine>
          <span>#{number}</span>
          {state === "closed" && closedAt ? (
            <>
              <span>
                {ended} <RelativeTime at={closedAt} />
              </span>
              {issue.closedBy && <By account={issue.closedBy} />}
            </>
          ) : (
            <>
              <span>
                opened <RelativeTime at={createdAt} />
              </span>
              <By account={author} />
              <Via author={author} performedVia={performedVia} />
            </>
          )}
        </MetaLine>
      }
      actions={
        <>
          {issue.assignees.length > 0 && (
            <span className="flex gap-1">
              {issue.assignees.map((person) => (
                <span key={person.id} title={`Assigned to ${person.login}`}>
                  <span className="sr-only">Assigned to {person.login}</span>
                  <AccountAvatar account={person} size={20} />
                </span>
              ))}
            </span>
          )}
          {issue.commentCount > 0 && (
            <span className="inline-flex items-center gap-1 text-muted text-xs tabular-nums">
              <CommentIcon aria-hidden="true" />
              {issue.commentCount}
              <span className="sr-only">{issue.commentCount === 1 ? "comment" : "comments"}</span>
            </span>
          )}
        </>
      }
    />
  );
}

function By({ account }: { account: SimpleAccount | null }) {
  return (
    <MetaLine>
      by <PersonLink account={account} />
    </MetaLine>
  );
}
