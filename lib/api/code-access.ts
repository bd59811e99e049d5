import { authenticate } from "@/lib/authentication/authenticate.ts";
import { clientAddress } from "@/lib/authentication/client-address.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { loadRepositoryFacts } from "@/lib/host/repositories/load-facts.ts";
import type { RepositorySubject } from "./operation.ts";
import { refuseDecision } from "./refuse-decision.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };

/**
 * The repository at an address outside of the API, for whom the request's `Authorization` stands for: go-github follows
 * a file's `download_url` with the token that it listed the file by. Throws as the API does, without a session.
 */
export async function requireReadableCode(
  headers: Headers,
  where: { owner: string; name: string },
): Promise<RepositorySubject> {
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
