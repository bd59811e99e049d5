import { AlertIcon, CheckIcon, GitMergeIcon, GitPullRequestDraftIcon, XIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { listCheckRuns } from "@/lib/host/checks/queries.ts";

import type { PullRow } from "@/lib/host/pulls/row.ts";
import type { Mergeability, MergeableState } from "@/lib/host/pulls/rules.ts";
import { newestStatuses } from "@/lib/host/statuses/queries.ts";
import { CheckRunList } from "./check-run.tsx";
import { CommitLink } from "./commit-line.tsx";
import { PersonLink } from "./person-link.tsx";
import { StatusList } from "./status-list.tsx";

const CHECKS_SHOWN = 100;

const WORDS: Record<MergeableState, { icon: ReactNode; ink: string; title: string; more: string }> = {
  clean: {
    icon: <CheckIcon />,
    ink: "text-success",
    title: "Ready to merge",
    more: "The branches go together, and no check has failed.",
  },
  unstable: {
    icon: <AlertIcon />,
    ink: "text-warning",
    title: "Not all checks have passed",
    more: "The branches go together. It can be merged all the same.",
  },
  behind: { icon: <AlertIcon />, ink: "text-warning", title: "Behind its base", more: "Bring the branch up to date." },
  blocked: {
    icon: <XIcon />,
    ink: "text-danger",
    title: "Merging is blocked",
    more: "The branch's rules are not met.",
  },
  dirty: {
    icon: <XIcon />,
    ink: "text-danger",
    title: "Conflicts with its base",
    more: "The same lines were changed on both sides: merge the base into the branch and push it again.",
  },
  draft: {
    icon: <GitPullRequestDraftIcon />,
    ink: "text-muted",
    title: "Still a draft",
    more: "It can be merged once it is ready for review.",
  },
  unknown: { icon: <AlertIcon />, ink: "text-muted", title: "Not known yet", more: "Look again in a moment." },
};

/** How the checks of the newest commit stand, whether it can be merged, and in `children` the means to do it. */
export async function MergeBox({
  pull,
  mergeability,
  children,
}: {
  pull: PullRow;
  mergeability: Mergeability;
  children: ReactNode;
}) {
  const [statuses, { runs }] = await Promise.all([
    newestStatuses(pull.repositoryId, pull.headSha),
    listCheckRuns(pull.repositoryId, { headSha: pull.headSha, which: "latest" }, { page: 1, perPage: CHECKS_SHOWN }),
  ]);
  return (
    <section aria-label="Checks and merging" className="grid gap-4">
      {runs.length > 0 && <CheckRunList repository={pull.base} runs={runs} />}
      {statuses.length > 0 && <StatusList statuses={statuses} />}
      <div className="grid gap-3 rounded-md border border-line px-4 py-3">
        {pull.state === "open" ? <Outlook state={mergeability.state} /> : <Ended pull={pull} />}
        {children}
      </div>
    </section>
  );
}

function Outlook({ state }: { state: MergeableState }) {
  const { icon, ink, title, more } = WORDS[state];
  return (
    <div className="flex items-start gap-3">
      <span className={`pt-0.5 ${ink}`} aria-hidden="true">
        {icon}
      </span>
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="text-muted">{more}</p>
      </div>
    </div>
  );
}

function Ended({ pull: { base, mergedAt, mergedBy, mergeCommitSha, closedBy, closedAt } }: { pull: PullRow }) {
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted">
      {mergedAt && (
        <span className="text-done" aria-hidden="true">
          <GitMergeIcon />
        </span>
      )}
      <PersonLink account={mergedAt ? mergedBy : closedBy} avatar={20} />
      <span>{mergedAt ? "merged this" : "closed this without merging it"}</span>
      {mergedAt && mergeCommitSha && (
        <span>
          as <CommitLink repository={base} sha={mergeCommitSha} />
        </span>
      )}
      {closedAt && <RelativeTime at={closedAt} />}
    </p>
  );
}
