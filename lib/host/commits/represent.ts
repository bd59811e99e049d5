import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { trimEndOf } from "@/lib/platform/trim-end.ts";
import type { Commit, Signature } from "../git/commit.ts";
import type { Diff } from "../git/diff.ts";
import { encodePath, repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import { type AccountsByEmail, accountOf } from "./people.ts";

export type RepositoryName = { id: number; ownerLogin: string; name: string };

const personSchema = z.object({ name: z.string(), email: z.string(), date: z.string() });

const verificationSchema = z.object({
  verified: z.boolean(),
  reason: z.string(),
  signature: z.string().nullable(),
  payload: z.string().nullable(),
  verified_at: z.string().nullable(),
});

const parentSchema = z.object({ sha: z.string(), url: z.string(), html_url: z.string() });

/** Source of the keys: the official schema `diff-entry`. */
export const fileSchema = z.object({
  sha: z.string(),
  filename: z.string(),
  status: z.enum(["added", "removed", "modified", "renamed", "changed"]),
  additions: z.int(),
  deletions: z.int(),
  changes: z.int(),
  blob_url: z.string(),
  raw_url: z.string(),
  contents_url: z.string(),
  patch: z.string().optional(),
  previous_filename: z.string().optional(),
});

/** Source of the keys: the official schema `commit`. */
export const commitSchema = z
  .object({
    sha: z.string(),
    node_id: z.string(),
    url: z.string(),
    html_url: z.string(),
    comments_url: z.string(),
    commit: z.object({
      url: z.string(),
      author: personSchema,
      committer: personSchema,
      message: z.string(),
      tree: z.object({ sha: z.string(), url: z.string() }),
      comment_count: z.int(),
      verification: verificationSchema,
    }),
    author: simpleUserSchema.nullable(),
    committer: simpleUserSchema.nullable(),
    parents: z.array(parentSchema),
    stats: z.object({ additions: z.int(), deletions: z.int(), total: z.int() }).optional(),
    files: z.array(fileSchema).optional(),
  })
  .meta({ id: "commit" });
export type CommitJson = z.infer<typeof commitSchema>;

/** With what it changes when `diff` is given. */
export function representCommit(
  commit: Commit,
  { repository, people, diff }: { repository: RepositoryName; people: AccountsByEmail; diff?: Diff },
): CommitJson {
  const { sha } = commit;
  const url = repositoryApiUrl(repository, `/commits/${sha}`);
  const person = ({ email }: Signature) => {
    const account = accountOf(people, email);
    return account && representSimpleUser(account);
  };
  return {
    sha,
    node_id: commitNodeId(repository, sha),
    url,
    html_url: repositoryHtmlUrl(repository, `/commit/${sha}`),
    comments_url: `${url}/comments`,
    commit: {
      url: repositoryApiUrl(repository, `/git/commits/${sha}`),
      ...representCommitContent(commit, repository),
      comment_count: 0,
    },
    author: person(commit.author),
    committer: person(commit.committer),
    parents: representParents(commit, repository, "commits"),
    ...(diff && {
      stats: { additions: diff.additions, deletions: diff.deletions, total: diff.additions + diff.deletions },
      files: diff.files.map((file) => representFile(file, { sha, repository })),
    }),
  };
}

const commitNodeId = ({ id }: RepositoryName, sha: string): string => nodeId("Commit", `${id}:${sha}`);

export const representPerson = ({ name, email, at }: Signature) => ({ name, email, date: timestamp(at) });

/** What the commit object itself says. */
function representCommitContent(commit: Commit, repository: RepositoryName) {
  return {
    author: representPerson(commit.author),
    committer: representPerson(commit.committer),
    message: trimEndOf(commit.message, "\n"),
    tree: { sha: commit.treeSha, url: repositoryApiUrl(repository, `/git/trees/${commit.treeSha}`) },
    verification: {
      // No keys are known here, so that no signature can be vouched for.
      verified: false,
      reason: commit.signature === null ? "unsigned" : "unknown_key",
      signature: commit.signature,
      payload: commit.payload,
      verified_at: null,
    },
  };
}

/** Source of the keys: the official schema `git-commit`. */
export const gitCommitSchema = z
  .object({
    sha: z.string(),
    node_id: z.string(),
    url: z.string(),
    html_url: z.string(),
    author: personSchema,
    committer: personSchema,
    message: z.string(),
    tree: z.object({ sha: z.string(), url: z.string() }),
    parents: z.array(parentSchema),
    verification: verificationSchema,
  })
  .meta({ id: "git-commit" });

/** The commit object and where it is. */
export function representGitCommit(commit: Commit, repository: RepositoryName): z.infer<typeof gitCommitSchema> {
  const { sha } = commit;
  return {
    sha,
    node_id: commitNodeId(repository, sha),
    url: repositoryApiUrl(repository, `/git/commits/${sha}`),
    html_url: repositoryHtmlUrl(repository, `/commit/${sha}`),
    ...representCommitContent(commit, repository),
    parents: representParents(commit, repository, "git/commits"),
  };
}

const LINE_LENGTH = 60;

/** Base64 in lines, each with its line feed, as in every recorded answer. */
export const base64Lines = (content: Buffer): string =>
  content.toString("base64").replace(new RegExp(`.{1,${LINE_LENGTH}}`, "g"), "$&\n");

const representParents = ({ parents }: Commit, repository: RepositoryName, kind: "commits" | "git/commits") =>
  parents.map((sha) => ({
    sha,
    url: repositoryApiUrl(repository, `/${kind}/${sha}`),
    html_url: repositoryHtmlUrl(repository, `/commit/${sha}`),
  }));

export function representFile(
  file: Diff["files"][number],
  { sha, repository }: { sha: string; repository: RepositoryName },
) {
  const path = encodePath(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: repositoryHtmlUrl(repository, `/blob/${sha}/${path}`),
    raw_url: repositoryHtmlUrl(repository, `/raw/${sha}/${path}`),
    contents_url: repositoryApiUrl(repository, `/contents/${path}?ref=${sha}`),
    ...(file.patch !== null && { patch: file.patch }),
    ...(file.previousPath !== null && { previous_filename: file.previousPath }),
  };
}
