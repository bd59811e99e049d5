import { GitError } from "./errors.ts";
import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** `timezone` is the offset written beside the time, like "+0200"; UTC without it. */
export type CommitPerson = { name: string; email: string; at: Date; timezone?: string };

export type CommitContent = {
  treeSha: string;
  parents: readonly string[];
  message: string;
  author: CommitPerson;
  committer: CommitPerson;
};

/** Stores a commit of a tree that exists, to which no ref leads yet, and returns its object name. @throws GitError
 *  `invalid` for what cannot stand in a commit */
export async function writeCommit(repositoryId: number, commit: CommitContent): Promise<string> {
  const { treeSha, parents, message, author, committer } = commit;
  for (const sha of [treeSha, ...parents]) requireFullSha(sha);
  if (message.includes("\0")) throw invalid("message", "must not contain a NUL character");
  const headers = [
    `tree ${treeSha}`,
    ...parents.map((sha) => `parent ${sha}`),
    `author ${personLine("author", author)}`,
    `committer ${personLine("committer", committer)}`,
  ];
  const input = `${headers.join("\n")}\n\n${message}`;
  const { stdout } = await runGit(repositoryId, { args: ["hash-object", "-t", "commit", "-w", "--stdin"], input });
  return stdout.toString().trim();
}

/** How a person and a time stand in an object. @throws GitError `invalid` */
export function personLine(field: string, { name, email, at, timezone = "+0000" }: CommitPerson): string {
  if (/[<>\n\0]/.test(name)) throw invalid(`${field}.name`, "must be on one line, without < and >");
  if (/[<>\s\0]/.test(email)) throw invalid(`${field}.email`, "must be without spaces, < and >");
  const seconds = Math.max(0, Math.floor(at.getTime() / 1000));
  return `${name.trim()} <${email}> ${seconds} ${timezone}`;
}

function invalid(field: string, problem: string): GitError {
  return new GitError({ kind: "invalid", field, problem });
}
