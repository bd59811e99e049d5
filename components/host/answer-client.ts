import { findClientCode } from "@/lib/api/code-access.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Download } from "@/lib/host/download-token.ts";
import { refusingGit } from "@/lib/host/refusing-git.ts";
import { repositoryHtmlUrl } from "@/lib/host/repositories/urls.ts";
import { decoded, type RepositoryParams } from "./require-page.ts";

type Asked = RepositoryParams & {
  /** What a token in the address has to be for. */
  download: Omit<Download, "repositoryId">;
  /** The address behind the repository, with a slash at its start. */
  rest: string;
  answer: (repository: RepositorySubject) => Promise<Response>;
};

/**
 * Answers who comes with a token in the address or with `Authorization`, refusals in plain text; null for everybody
 * else, whom a session may let in.
 */
export async function answerClient(request: Request, asked: Asked): Promise<Response | null> {
  const { owner, repo, download, rest, answer } = asked;
  try {
    const repository = await findClientCode(request, { owner: decoded(owner), name: decoded(repo) }, download);
    return repository && (await refusingGit(() => answer(repository)));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.movedTo) return Response.redirect(repositoryHtmlUrl(error.movedTo, rest), 301);
    return new Response(`${error.message}\n`, { status: error.status });
  }
}
