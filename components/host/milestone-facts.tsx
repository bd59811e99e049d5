import { Badge } from "@/components/ui/badge.tsx";
import { MetaDot } from "@/components/ui/list.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { MilestoneRow } from "@/lib/host/milestones/row.ts";
import { clock } from "@/lib/platform/clock.ts";
import { MetaLine } from "./meta-line.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the day on which it is due is over. */
const isPastDue = ({ state, dueOn }: MilestoneRow): boolean =>
  state === "open" && dueOn !== null && clock.now().getTime() >= dueOn.getTime() + DAY_MS;

/** "21 Nov 2026": the day is meant, wherever the reader is. */
const dayWords = (day: Date): string =>
  day.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

export function MilestoneBadge({ milestone }: { milestone: MilestoneRow }) {
  if (milestone.state === "closed") return <Badge tone="done">Closed</Badge>;
  return isPastDue(milestone) ? <Badge tone="danger">Past due</Badge> : <Badge tone="success">Open</Badge>;
}

/** When a milestone is due, and when it was last changed or closed. */
export function MilestoneTimes({ milestone }: { milestone: MilestoneRow }) {
  const { dueOn, closedAt, updatedAt } = milestone;
  return (
    <MetaLine>
      <span>{dueOn ? `due ${dayWords(dueOn)}` : "no due date"}</span>
      <MetaDot />
      <span>
        {closedAt ? "closed" : "changed"} <RelativeTime at={closedAt ?? updatedAt} />
      </span>
    </MetaLine>
  );
}

/** How many of its issues and pull requests are closed. */
export function MilestoneProgress({ milestone: { openIssues, closedIssues } }: { milestone: MilestoneRow }) {
  const total = openIssues + closedIssues;
  const percent = total === 0 ? 0 : Math.floor((100 * closedIssues) / total);
  return (
    <Progress
      value={closedIssues}
      max={Math.max(total, 1)}
      label={`${percent}% done`}
      words={total === 0 ? "Nothing in it yet" : `${openIssues} open, ${closedIssues} closed`}
    />
  );
}
