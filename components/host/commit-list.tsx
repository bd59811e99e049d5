import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AccountsByEmail } from "@/lib/host/commits/people.ts";
import type { Commit } from "@/lib/host/git/commit.ts";
import { combinedStatesOf } from "@/lib/host/statuses/page-queries.ts";
import { CommitAuthor, CommitAvatar, CommitLink, titleOf } from "./commit-line.tsx";
import { StatusMark } from "./commit-status-mark.tsx";
import { MetaLine } from "./meta-line.tsx";
import { commitPath } from "./paths.ts";

/** Commits, the newest first, with how their statuses stand. */
export async function CommitList({
  repository,
  commits,
  people,
}: {
  repository: { id: number; ownerLogin: string; name: string };
  commits: readonly Commit[];
  people: AccountsByEmail;
}) {
  const states = await combinedStatesOf(
    repository.id,
    commits.map(({ sha }) => sha),
  );
  return (
    <List label="Commits">
      {commits.map((commit) => (
        <ListRow
          key={commit.sha}
          leading={<CommitAvatar commit={commit} people={people} size={24} />}
          title={
            <Link href={commitPath(repository, commit.sha)} look="strong">
              {titleOf(commit)}
            </Link>
          }
          meta={
            <MetaLine>
              <CommitAuthor commit={commit} people={people} />
              <span>
                committed <RelativeTime at={commit.committer.at} />
              </span>
            </MetaLine>
          }
          actions={
            <>
              <StatusMark repository={repository} sha={commit.sha} status={states.get(commit.sha)} />
              <CommitLink repository={repository} sha={commit.sha} />
            </>
          }
        />
      ))}
    </List>
  );
}
