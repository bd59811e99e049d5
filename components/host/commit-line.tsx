import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { type AccountsByEmail, accountOf } from "@/lib/host/commits/people.ts";
import type { Commit } from "@/lib/host/git/commit.ts";
import { commitPath } from "./paths.ts";
import { AccountAvatar, PersonLink } from "./person-link.tsx";

/** The first line of a commit's message. */
export const titleOf = ({ message }: Pick<Commit, "message">): string => message.split("\n", 1)[0] || "(no message)";

/** What stands in a message below its first line. */
export const restOf = ({ message }: Pick<Commit, "message">): string => {
  const end = message.indexOf("\n");
  return end === -1 ? "" : message.slice(end + 1).trim();
};

/** Who wrote a commit: their account when the address is one's, else the name in the commit. */
export function CommitAuthor({
  commit: { author },
  people,
  avatar,
}: {
  commit: Pick<Commit, "author">;
  people: AccountsByEmail;
  avatar?: number | undefined;
}) {
  const account = accountOf(people, author.email);
  if (account) return <PersonLink account={account} avatar={avatar} />;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {avatar !== undefined && <Avatar seed={author.email} size={avatar} />}
      <span className="font-semibold">
        <bdi>{author.name}</bdi>
      </span>
    </span>
  );
}

export function CommitAvatar({
  commit: { author },
  people,
  size,
}: {
  commit: Pick<Commit, "author">;
  people: AccountsByEmail;
  size: number;
}) {
  const account = accountOf(people, author.email);
  return account ? <AccountAvatar account={account} size={size} /> : <Avatar seed={author.email} size={size} />;
}

/** A commit's short name as a link to its page. */
export function CommitLink({ repository, sha }: { repository: { ownerLogin: string; name: string }; sha: string }) {
  return (
    <Link
      href={commitPath(repository, sha)}
      look="muted"
      className="inline-flex min-h-6 items-center font-mono text-xs"
      aria-label={`Commit ${sha.slice(0, 7)}`}
    >
      {sha.slice(0, 7)}
    </Link>
  );
}

/** The newest commit above a list of files: who, what, when, how its checks stand. */
export function LatestCommit({
  repository,
  commit,
  people,
  status,
  history,
}: {
  repository: { ownerLogin: string; name: string };
  commit: Commit;
  people: AccountsByEmail;
  status: ReactNode;
  /** The way to all commits. */
  history: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-subtle px-4 py-2">
      <CommitAuthor commit={commit} people={people} avatar={20} />
      <Link href={commitPath(repository, commit.sha)} look="muted" className="min-w-0 grow basis-40 break-words">
        {titleOf(commit)}
      </Link>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
        {status}
        <CommitLink repository={repository} sha={commit.sha} />
        <RelativeTime at={commit.committer.at} />
        {history}
      </span>
    </div>
  );
}
