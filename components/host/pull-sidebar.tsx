import type { ReactNode } from "react";
import { type ShownReview, verdictsOf } from "@/lib/host/pulls/page-queries.ts";
import type { PullRow } from "@/lib/host/pulls/row.ts";
import { IssueSidebar } from "./issue-sidebar.tsx";
import { PersonLink } from "./person-link.tsx";
import { ReviewStateBadge } from "./review-state.tsx";

/** Who reviewed a pull request and whose review is asked for, then what every issue has. */
export function PullSidebar({
  pull,
  reviews,
  children,
}: {
  pull: PullRow;
  reviews: readonly ShownReview[];
  /** Asks somebody for a review. */
  children: ReactNode;
}) {
  const verdicts = verdictsOf(reviews).filter(({ author }) => author?.id !== pull.author?.id);
  const isNobody = verdicts.length + pull.reviewers.length + pull.reviewTeams.length === 0;
  return (
    <div className="grid content-start gap-4">
      <section className="grid gap-1.5 border-line-muted border-b pb-4">
        <h2 className="font-semibold text-muted text-xs">Reviewers</h2>
        {isNobody && <p className="text-muted">Nobody</p>}
        <ul className="grid gap-1.5">
          {verdicts.map(({ id, author, state }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-2">
              <PersonLink account={author} avatar={20} /> <ReviewStateBadge state={state} />
            </li>
          ))}
          {pull.reviewers.map((person) => (
            <li key={person.id} className="flex flex-wrap items-center gap-x-2">
              <PersonLink account={person} avatar={20} /> <span className="text-muted text-xs">asked</span>
            </li>
          ))}
          {pull.reviewTeams.map((team) => (
            <li key={team.id}>
              <bdi>{team.name}</bdi> <span className="text-muted text-xs">team, asked</span>
            </li>
          ))}
        </ul>
        {children}
      </section>
      <IssueSidebar repository={pull.base} issue={pull} />
    </div>
  );
}
