import { Badge } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { DeliveryLine } from "@/lib/webhooks/queries.ts";
import { againWords, answerWords, durationWords, eventTitle } from "./delivery-words.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

const GUID_START = 8;

/** Attempts as rows, each leading to what was sent and answered. `base` is the address of the log. */
export function DeliveryList({
  deliveries,
  base,
  title,
  headingLevel,
}: {
  deliveries: readonly DeliveryLine[];
  base: string;
  title: string;
  headingLevel?: "h2" | "h3";
}) {
  return (
    <List title={title} headingLevel={headingLevel}>
      {deliveries.map((delivery) => (
        <ListRow
          key={String(delivery.id)}
          title={
            <Link href={`${base}/${delivery.id}`} look="strong">
              {eventTitle(delivery)}
            </Link>
          }
          badges={
            <>
              <OutcomeBadge attempt={delivery} />
              {delivery.redelivery && <Badge>{againWords(delivery)}</Badge>}
            </>
          }
          meta={
            <>
              {delivery.outcome !== null && (
                <>
                  <span>{answerWords(delivery)}</span>
                  <MetaDot />
                </>
              )}
              {delivery.durationMs !== null && (
                <>
                  <span>{durationWords(delivery.durationMs)}</span>
                  <MetaDot />
                </>
              )}
              <RelativeTime at={delivery.deliveredAt ?? delivery.createdAt} />
              <MetaDot />
              <Guid guid={delivery.guid} />
            </>
          }
        />
      ))}
    </List>
  );
}

/** Whole where it fits on a line, else its beginning. */
function Guid({ guid }: { guid: string }) {
  return (
    <span className="font-mono" title={guid}>
      <span className="max-sm:hidden">{guid}</span>
      <span className="sm:hidden">{guid.slice(0, GUID_START)}…</span>
    </span>
  );
}
