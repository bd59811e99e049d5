import { notFound } from "next/navigation";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { answerClient } from "./answer-client.ts";
import { type RepositoryParams, requireRepositoryPage } from "./require-page.ts";
import { gitOrNotFound } from "./require-place.ts";

type Asked = RepositoryParams & {
  /** The last part of the address: `diff` or `patch`. */
  format: string;
  /** What is shown, as the address names it behind the repository: `pull/12`. */
  place: string;
  read: (repository: RepositorySubject, format: "diff" | "patch") => Promise<Buffer>;
};

/** Changes as text for git, under the addresses that the API names, for who is signed in and for clients. */
export async function answerText(request: Request, { owner, repo, format, place, read }: Asked): Promise<Response> {
  if (format !== "diff" && format !== "patch") notFound();
  const answer = async (repository: RepositorySubject) =>
    new Response(new Uint8Array(await read(repository, format)), {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-cache",
      },
    });
  const rest = `/${place}.${format}`;
  const answered = await answerClient(request, { owner, repo, download: { kind: format, place }, rest, answer });
  if (answered) return answered;
  const { visit } = await requireRepositoryPage(owner, repo);
  return gitOrNotFound(() => answer(visit.repository));
}
