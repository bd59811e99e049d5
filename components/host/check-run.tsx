import { AlertIcon, CheckIcon, DotFillIcon, SkipIcon, StopIcon, XIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { CheckRunRow } from "@/lib/host/checks/queries.ts";
import { MetaLine } from "./meta-line.tsx";
import { repositoryPath } from "./paths.ts";

type Look = { word: string; tone: BadgeTone; icon: ReactNode };

const ENDS: Readonly<Record<string, Look>> = {
  success: { word: "Success", tone: "success", icon: <CheckIcon /> },
  failure: { word: "Failure", tone: "danger", icon: <XIcon /> },
  timed_out: { word: "Timed out", tone: "danger", icon: <XIcon /> },
  action_required: { word: "Action required", tone: "warning", icon: <AlertIcon /> },
  cancelled: { word: "Cancelled", tone: "neutral", icon: <StopIcon /> },
  neutral: { word: "Neutral", tone: "neutral", icon: <DotFillIcon /> },
  skipped: { word: "Skipped", tone: "neutral", icon: <SkipIcon /> },
};
const RUNNING: Look = { word: "In progress", tone: "warning", icon: <DotFillIcon /> };
const WAITING: Look = { word: "Queued", tone: "neutral", icon: <DotFillIcon /> };

/** How a check stands. */
export function CheckRunBadge({ status, conclusion }: { status: string; conclusion: string | null }) {
  const { word, tone, icon } = ENDS[conclusion ?? ""] ?? (status === "in_progress" ? RUNNING : WAITING);
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

/** Whose check it is, and when it ended, started or was asked for. */
export function CheckRunFacts({ run }: { run: CheckRunRow }) {
  const { slug, name } = run.suite.integration;
  const [word, at] = run.completedAt
    ? (["ended", run.completedAt] as const)
    : (["started", run.startedAt ?? run.createdAt] as const);
  return (
    <MetaLine>
      by{" "}
      <Link href={`/integrations/${slug}`}>
        <bdi>{name}</bdi>
      </Link>
      <MetaDot />
      {word} <RelativeTime at={at} />
    </MetaLine>
  );
}

/** What integrations found on a commit. */
export function CheckRunList({
  repository,
  runs,
}: {
  repository: { ownerLogin: string; name: string };
  runs: readonly CheckRunRow[];
}) {
  return (
    <section id="checks" aria-label="Checks" className="scroll-mt-4">
      <List title="Checks" count={runs.length}>
        {runs.map((run) => (
          <ListRow
            key={run.id}
            title={
              <Link href={repositoryPath(repository, `/runs/${run.id}`)} look="strong">
                {run.name}
              </Link>
            }
            badges={<CheckRunBadge status={run.status} conclusion={run.conclusion} />}
            description={run.title}
            meta={<CheckRunFacts run={run} />}
          />
        ))}
      </List>
    </section>
  );
}
