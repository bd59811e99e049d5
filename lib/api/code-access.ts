import { authenticate } from "@/lib/authentication/authenticate.ts";
import { clientAddress } from "@/lib/authentication/client-address.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { type Download, opensDownload } from "@/lib/host/download-token.ts";
import { findRepositorySubject } from "@/lib/host/repositories/find-subject.ts";
import { loadRepositoryFacts } from "@/lib/host/repositories/load-facts.ts";
import { notFound } from "./errors.ts";
import type { RepositorySubject } from "./operation.ts";
import { refuseDecision } from "./refuse-decision.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };

type Where = { owner: string; name: string };

/**
 * The repository that a client reads code of at an address outside of the API; null for a request that has neither a
 * token in its address nor `Authorization`. A token in the address stands for itself, whatever else is sent: one that
 * expired, was altered or is for something else is answered as if there were nothing.
 */
export async function findClientCode(
  { url, headers }: Pick<Request, "url" | "headers">,
  where: Where,
  download: Omit<Download, "repositoryId">,
): Promise<RepositorySubject | null> {
  const token = new URL(url).searchParams.get("token");
  if (token === null) return headers.has("authorization") ? requireReadableCode(headers, where) : null;
  const repository = await findRepositorySubject(where, null);
  if (!repository || !opensDownload(token, { ...download, repositoryId: repository.id })) throw notFound();
  return repository;
}

/**
 * The repository at an address outside of the API, for whom the request's `Authorization` stands for: go-github follows
 * a file's `download_url` with the token that it listed the file by. Throws as the API does, without a session.
 */
export async function requireReadableCode(headers: Headers, where: Where): Promise<RepositorySubject> {
  const authorization = headers.get("authorization") ?? "";
  const grant = await authenticate(new Headers({ authorization }), {
    query: new URLSearchParams(),
    method: "GET",
    address: clientAddress(headers),
  });
  const { repository, facts } = await loadRepositoryFacts(where, grant);
  const decision = decide(grant, READ, facts);
  if (decision.outcome !== "allow") throw refuseDecision(grant, decision);
  return repository;
}
