/** Why git could not do what was asked, as data: the caller maps `kind` to its own answer.
 *  - `not-found`: `what` names the thing, `name` is what was asked for.
 *  - `empty-repository`: the repository exists and has no commit yet.
 *  - `conflict`: a ref is not where the caller thought it was; `null` means that it does not exist.
 *  - `not-fast-forward`: the update would lose commits and was not forced.
 *  - `invalid`: `field` of the input breaks a rule; `problem` says which, in words fit for the person who sent it.
 *  - `unavailable`: git cannot be started on this machine.
 *  - `failed`: anything else git refused; `stderr` is for the log, never for a client. */
export type GitFailure =
  | { kind: "not-found"; what: "repository" | "ref" | "path" | "object"; name: string }
  | { kind: "empty-repository"; repositoryId: number }
  | { kind: "conflict"; ref: string; expected: string | null; actual: string | null }
  | { kind: "not-fast-forward"; ref: string; before: string; after: string }
  | { kind: "invalid"; field: string; problem: string }
  | { kind: "too-large"; limitBytes: number }
  | { kind: "timeout"; timeoutMs: number }
  | { kind: "unavailable"; detail: string }
  | { kind: "failed"; command: string; exitCode: number | null; stderr: string };

/** Every error thrown by `lib/host/git`. */
export class GitError extends Error {
  readonly failure: GitFailure;

  constructor(failure: GitFailure) {
    super(messageOf(failure));
    this.name = "GitError";
    this.failure = failure;
  }
}

function messageOf(failure: GitFailure): string {
  switch (failure.kind) {
    case "not-found":
      return `${failure.what} ${JSON.stringify(failure.name)} does not exist`;
    case "empty-repository":
      return `repository ${failure.repositoryId} has no commits`;
    case "conflict":
      return `${failure.ref} is at ${failure.actual ?? "nothing"} but was expected at ${failure.expected ?? "nothing"}`;
    case "not-fast-forward":
      return `moving ${failure.ref} from ${failure.before} to ${failure.after} is not a fast-forward`;
    case "invalid":
      return `${failure.field} ${failure.problem}`;
    case "too-large":
      return `more than ${failure.limitBytes} bytes`;
    case "timeout":
      return `git took longer than ${failure.timeoutMs} ms`;
    case "unavailable":
      return `git cannot be started: ${failure.detail}`;
    case "failed":
      return `git ${failure.command} ended with ${failure.exitCode ?? "a signal"}: ${failure.stderr.trim()}`;
  }
}
