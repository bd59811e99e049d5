import { conflict, notFound, Refusal, unprocessable, validationFailed } from "@/lib/api/errors.ts";
import { GitError, type GitFailure } from "./git/errors.ts";

type Words = { [Kind in GitFailure["kind"]]?: (failure: Extract<GitFailure, { kind: Kind }>) => Refusal };

/**
 * Runs work that asks git; what git cannot do becomes a refusal in the wire format. `words` has an operation's own for
 * some kinds of failure; faults of the server itself are thrown on as they are.
 */
export async function refusingGit<T>(work: () => Promise<T>, words: Words = {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const { failure } = error;
    const own = words[failure.kind] as ((failure: GitFailure) => Refusal) | undefined;
    throw own?.(failure) ?? refusalOf(failure) ?? error;
  }
}

function refusalOf(failure: GitFailure): Refusal | null {
  switch (failure.kind) {
    case "not-found":
      return notFound();
    case "empty-repository":
      return conflict("Git Repository is empty.");
    case "conflict":
      return conflict(`${failure.ref} was changed meanwhile. Read it again and repeat the request.`);
    case "not-fast-forward":
      return unprocessable("Update is not a fast forward");
    case "invalid":
      return validationFailed({
        resource: "Reference",
        field: failure.field,
        code: "invalid",
        message: `${failure.field} ${failure.problem}`,
      });
    case "too-large":
      return unprocessable("The answer would be too large.");
    case "timeout":
      return new Refusal(503, "The repository took too long to answer. Try again.", { cause: failure });
    case "unavailable":
    case "failed":
      return null;
  }
}
