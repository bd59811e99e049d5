import { CheckIcon, CommentIcon, EyeIcon, FileDiffIcon, SkipIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import type { ShownReview } from "@/lib/host/pulls/page-queries.ts";

const LOOKS = {
  PENDING: { word: "Not submitted", tone: "neutral", icon: <EyeIcon /> },
  COMMENTED: { word: "Commented", tone: "neutral", icon: <CommentIcon /> },
  APPROVED: { word: "Approved", tone: "success", icon: <CheckIcon /> },
  CHANGES_REQUESTED: { word: "Asks for changes", tone: "danger", icon: <FileDiffIcon /> },
  DISMISSED: { word: "Dismissed", tone: "neutral", icon: <SkipIcon /> },
} as const satisfies Record<ShownReview["state"], unknown>;

/** What a review comes to. */
export function ReviewStateBadge({ state }: Pick<ShownReview, "state">) {
  const { word, tone, icon } = LOOKS[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
