import {
  GitMergeIcon,
  GitPullRequestClosedIcon,
  GitPullRequestDraftIcon,
  GitPullRequestIcon,
} from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";

type State = { state: "open" | "closed"; draft: boolean | null; mergedAt: Date | null };

function lookOf({ state, draft, mergedAt }: State) {
  if (mergedAt) return { icon: GitMergeIcon, word: "Merged", tone: "done", ink: "text-done" } as const;
  if (state === "closed")
    return { icon: GitPullRequestClosedIcon, word: "Closed", tone: "danger", ink: "text-danger" } as const;
  if (draft) return { icon: GitPullRequestDraftIcon, word: "Draft", tone: "neutral", ink: "text-muted" } as const;
  return { icon: GitPullRequestIcon, word: "Open", tone: "success", ink: "text-success" } as const;
}

export function PullStateBadge({ pull }: { pull: State }) {
  const { icon: Icon, word, tone } = lookOf(pull);
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {word}
    </Badge>
  );
}

export function PullStateIcon({ pull }: { pull: State }) {
  const { icon: Icon, word, ink } = lookOf(pull);
  return <Icon aria-label={`${word}:`} className={ink} />;
}
