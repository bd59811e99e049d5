import { CheckCircleIcon, ClockIcon, XCircleIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import { isDelivered, type Outcome } from "@/lib/webhooks/outcome-words.ts";

/** How an attempt ended, in a word and a picture. */
export function OutcomeBadge({ attempt }: { attempt: Outcome }) {
  if (attempt.outcome === null)
    return (
      <Badge tone="warning" icon={<ClockIcon size={12} />}>
        Waiting
      </Badge>
    );
  if (isDelivered(attempt))
    return (
      <Badge tone="success" icon={<CheckCircleIcon size={12} />}>
        Delivered
      </Badge>
    );
  return (
    <Badge tone="danger" icon={<XCircleIcon size={12} />}>
      Failed
    </Badge>
  );
}
