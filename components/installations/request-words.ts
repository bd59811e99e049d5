import type { RequestWithParts } from "@/lib/installations/requests/queries.ts";

const OUTCOMES = {
  approved: { label: "Approved", tone: "success" },
  declined: { label: "Declined", tone: "danger" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  ended: { label: "Ended", tone: "neutral" },
} as const;

/** Where a request stands, in a word. */
export function requestStanding({ outcome }: Pick<RequestWithParts, "outcome">) {
  return outcome ? OUTCOMES[outcome] : ({ label: "Waiting", tone: "warning" } as const);
}

/** "All repositories", "3 repositories" */
export function requestedWords({
  repositorySelection,
  repositories,
}: Pick<RequestWithParts, "repositorySelection" | "repositories">): string {
  if (repositorySelection === "all") return "All repositories";
  return repositories.length === 1 ? "1 repository" : `${repositories.length} repositories`;
}
