import { trimEndOf } from "@/lib/platform/trim-end.ts";
import { accountOf, accountsByEmail } from "../commits/people.ts";
import { type ChangedFiles, listChangedFiles } from "../git/changed-files.ts";
import type { Commit, Signature } from "../git/commit.ts";
import { listBranches } from "../git/list-refs.ts";
import { getCommit, listCommits } from "../git/read-commits.ts";
import type { RefUpdate } from "../git/refs.ts";
import { repositoryHtmlUrl } from "./urls.ts";

/** Source: public documentation of the event `push`. */
const COMMITS_MAX = 2048;
/** Tips of other branches that new commits are told apart from. */
const OTHER_TIPS_MAX = 200;

/** What `push` says of the commits: those new to the ref, oldest first, and the one that the ref is at now. */
export async function pushedCommits(
  repository: { id: number; ownerLogin: string; name: string },
  update: RefUpdate,
): Promise<{ commits: Record<string, unknown>[]; head: Record<string, unknown> | null }> {
  if (update.after === null) return { commits: [], head: null };
  const head = await findCommit(repository.id, update.after);
  if (!head) return { commits: [], head: null };
  const commits = await newCommits(repository.id, update, head);
  const all = commits.some(({ sha }) => sha === head.sha) ? commits : [...commits, head];
  const [files, people] = await Promise.all([
    listChangedFiles(
      repository.id,
      all.map(({ sha }) => sha),
    ),
    accountsByEmail(all.flatMap(({ author, committer }) => [author.email, committer.email])),
  ]);
  const represent = (commit: Commit) => representPushed(commit, { repository, files: files.get(commit.sha), people });
  return { commits: commits.map(represent), head: represent(head) };
}

/** Null for a tag at something that is no commit. */
async function findCommit(repositoryId: number, sha: string): Promise<Commit | null> {
  return getCommit(repositoryId, sha).catch(() => null);
}

/** A new ref brings what no other branch has; one that moved, what it did not have before. Tags bring nothing. */
async function newCommits(repositoryId: number, { ref, before }: RefUpdate, head: Commit): Promise<Commit[]> {
  if (ref.startsWith("refs/tags/")) return [];
  const exclude = before === null ? await otherTips(repositoryId, ref) : [before];
  const page = { page: 1, perPage: COMMITS_MAX };
  const { commits } = await listCommits(repositoryId, { ref: head.sha, exclude, ...page });
  return commits.reverse();
}

async function otherTips(repositoryId: number, ref: string): Promise<string[]> {
  const branches = await listBranches(repositoryId);
  const others = branches.filter(({ name }) => `refs/heads/${name}` !== ref).map(({ sha }) => sha);
  return [...new Set(others)].slice(0, OTHER_TIPS_MAX);
}

function representPushed(
  { sha, treeSha, message, author, committer }: Commit,
  {
    repository,
    files = { added: [], removed: [], modified: [] },
    people,
  }: {
    repository: { ownerLogin: string; name: string };
    files: ChangedFiles | undefined;
    people: Awaited<ReturnType<typeof accountsByEmail>>;
  },
): Record<string, unknown> {
  const person = ({ name, email }: Signature) => {
    const account = accountOf(people, email);
    return { name, email, ...(account && { username: account.login }) };
  };
  return {
    id: sha,
    tree_id: treeSha,
    distinct: true,
    message: trimEndOf(message, "\n"),
    timestamp: withOffset(committer),
    url: repositoryHtmlUrl(repository, `/commit/${sha}`),
    author: person(author),
    committer: person(committer),
    added: files.added,
    removed: files.removed,
    modified: files.modified,
  };
}

/** ISO 8601 in the time zone in which the commit was made: "2026-11-21T01:00:00+01:00". */
function withOffset({ at, timezone }: Signature): string {
  const [, sign = "+", hours = "00", minutes = "00"] = /^([+-])(\d{2})(\d{2})$/.exec(timezone) ?? [];
  const offsetMs = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const local = new Date(at.getTime() + offsetMs).toISOString().slice(0, 19);
  return `${local}${offsetMs === 0 ? "Z" : `${sign}${hours}:${minutes}`}`;
}
