import { AlertIcon, CheckIcon, GitMergeIcon, GitPullRequestDraftIcon, XIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { listCheckRuns } from "@/lib/host/checks/queries.ts";
import type { PullRow } from "@/lib/host/pulls/row.ts";
import { newestStatuses } from "@/lib/host/statuses/queries.ts";
import { CheckRunList } from "./check-run.tsx";
import { CommitLink } from "./commit-line.tsx";
import type { Outlook } from "./merge-outlook.ts";
import { PersonLink } from "./person-link.tsx";
import { StatusList } from "./status-list.tsx";

const CHECKS_SHOWN = 100;

const LOOKS: Record<Outlook["look"], { icon: ReactNode; ink: string }> = {
  good: { icon: <CheckIcon />, ink: "text-success" },
  warning: { icon: <AlertIcon />, ink: "text-warning" },
  danger: { icon: <XIcon />, ink: "text-danger" },
  draft: { icon: <GitPullRequestDraftIcon />, ink: "text-muted" },
  unknown: { icon: <AlertIcon />, ink: "text-muted" },
};

/** How the checks of the newest commit stand, whether it can be merged, and in `children` the means to do it. */
export async function MergeBox({ pull, outlook, children }: { pull: PullRow; outlook: Outlook; children: ReactNode }) {
  const [statuses, { runs }] = await Promise.all([
    newestStatuses(pull.repositoryId, pull.headSha),
    listCheckRuns(pull.repositoryId, { headSha: pull.headSha, which: "latest" }, { page: 1, perPage: CHECKS_SHOWN }),
  ]);
  return (
    <section aria-label="Checks and merging" className="grid gap-4">
      {runs.length > 0 && <CheckRunList repository={pull.base} runs={runs} />}
      {statuses.length > 0 && <StatusList statuses={statuses} />}
      <div className="grid gap-3 rounded-md border border-line px-4 py-3">
        {pull.state === "open" ? <Prospect outlook={outlook} /> : <Ended pull={pull} />}
        {children}
      </div>
    </section>
  );
}

function Prospect({ outlook: { look, title, more } }: { outlook: Outlook }) {
  const { icon, ink } = LOOKS[look];
  return (
    <div className="flex items-start gap-3">
      <span className={`pt-0.5 ${ink}`} aria-hidden="true">
        {icon}
      </span>
      <div className="min-w-0">
        <h2 className="break-words font-semibold">{title}</h2>
        <p className="break-words text-muted">{more.join(" ")}</p>
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
