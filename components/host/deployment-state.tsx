import { AlertIcon, CheckIcon, CircleSlashIcon, ClockIcon, DotFillIcon, SyncIcon, XIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";

const STATES = {
  success: { word: "Active", tone: "success", icon: <CheckIcon /> },
  failure: { word: "Failed", tone: "danger", icon: <XIcon /> },
  error: { word: "Error", tone: "danger", icon: <AlertIcon /> },
  inactive: { word: "Inactive", tone: "neutral", icon: <CircleSlashIcon /> },
  in_progress: { word: "In progress", tone: "accent", icon: <SyncIcon /> },
  queued: { word: "Queued", tone: "warning", icon: <ClockIcon /> },
  pending: { word: "Pending", tone: "warning", icon: <DotFillIcon /> },
} as const;

/** How a deployment stands; waiting when nobody said anything yet. */
export function DeploymentStateBadge({ state }: { state: keyof typeof STATES | null }) {
  if (state === null) return <Badge>Waiting</Badge>;
  const { word, tone, icon } = STATES[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
