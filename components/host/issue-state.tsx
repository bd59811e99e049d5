import { IssueClosedIcon, IssueOpenedIcon, SkipIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";

type State = { state: "open" | "closed"; stateReason: string | null };

/** How an issue was closed, in words. */
export function closedWords(stateReason: string | null): string {
  if (stateReason === "not_planned") return "as not planned";
  if (stateReason === "duplicate") return "as a duplicate";
  return "as completed";
}

function lookOf({ state, stateReason }: State) {
  if (state === "open") return { icon: IssueOpenedIcon, word: "Open", tone: "success", ink: "text-success" } as const;
  const isDone = closedWords(stateReason) === "as completed";
  return isDone
    ? ({ icon: IssueClosedIcon, word: "Closed", tone: "done", ink: "text-done" } as const)
    : ({ icon: SkipIcon, word: "Closed", tone: "neutral", ink: "text-muted" } as const);
}

export function IssueStateBadge(issue: State) {
  const { icon: Icon, word, tone } = lookOf(issue);
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {word}
    </Badge>
  );
}

export function IssueStateIcon(issue: State) {
  const { icon: Icon, word, ink } = lookOf(issue);
  return <Icon aria-label={`${word}:`} className={ink} />;
}
