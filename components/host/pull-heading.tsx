import { CommentDiscussionIcon, FileDiffIcon, GitCommitIcon, PencilIcon } from "@primer/octicons-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { Code } from "@/components/ui/code.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PullRow } from "@/lib/host/pulls/row.ts";
import { issuePath, pullPath } from "./paths.ts";
import { PersonLink } from "./person-link.tsx";
import { PullStateBadge } from "./pull-state.tsx";
import type { PullPage } from "./require-pull-page.ts";

/** What all pages of a pull request begin with: what it is, what goes where, and its parts. */
export function PullHeading({ page: { repository, pull, mayEdit } }: { page: PullPage }) {
  const at = (rest = "") => pullPath(repository, pull.number, rest);
  return (
    <>
      <PageHeading
        badges={<PullStateBadge pull={pull} />}
        description={<Direction pull={pull} />}
        actions={
          mayEdit && (
            <LinkButton href={`${issuePath(repository, pull.number)}/edit`} icon={<PencilIcon />}>
              Edit
            </LinkButton>
          )
        }
      >
        <bdi>{pull.title}</bdi> <span className="font-normal text-muted">#{pull.number}</span>
      </PageHeading>
      <div className="mb-4">
        <LinkTabs
          label="Pull request"
          tabs={[
            {
              href: at(),
              label: "Conversation",
              icon: <CommentDiscussionIcon />,
              match: "exact",
              count: pull.commentCount + pull.reviewCommentCount,
            },
            { href: at("/commits"), label: "Commits", icon: <GitCommitIcon />, count: pull.commitCount },
            { href: at("/files"), label: "Files changed", icon: <FileDiffIcon />, count: pull.changedFiles },
          ]}
        />
      </div>
    </>
  );
}

function Direction({ pull }: { pull: PullRow }) {
  const { author, mergedAt, mergedBy, state, commitCount, baseRef, headRef, headRepository, base } = pull;
  const isFork = headRepository?.id !== base.id;
  const head = isFork ? `${headRepository?.ownerLogin ?? "unknown"}:${headRef}` : headRef;
  const commits = commitCount === 1 ? "1 commit" : `${commitCount.toLocaleString("en")} commits`;
  const verb = mergedAt ? "merged" : state === "open" ? "wants to merge" : "wanted to merge";
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
      <PersonLink account={mergedAt ? mergedBy : author} /> {verb} {commits} into <Code>{baseRef}</Code> from{" "}
      <Code>{head}</Code>
    </span>
  );
}
