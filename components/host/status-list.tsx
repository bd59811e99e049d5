import { AlertIcon, CheckIcon, DotFillIcon, XIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { StatusRow } from "@/lib/host/statuses/represent.ts";
import { MetaLine } from "./meta-line.tsx";
import { PersonLink } from "./person-link.tsx";

const STATES = {
  success: { word: "Success", tone: "success", icon: <CheckIcon /> },
  pending: { word: "Pending", tone: "warning", icon: <DotFillIcon /> },
  failure: { word: "Failure", tone: "danger", icon: <XIcon /> },
  error: { word: "Error", tone: "danger", icon: <AlertIcon /> },
} as const;

/** What was said last about a commit in each context, and by whom. */
export function StatusList({ statuses }: { statuses: readonly StatusRow[] }) {
  return (
    <section id="statuses" aria-label="Statuses" className="scroll-mt-4">
      <List title="Statuses" count={statuses.length}>
        {statuses.map(({ id, state, context, description, targetUrl, creator, createdAt }) => {
          const { word, tone, icon } = STATES[state];
          return (
            <ListRow
              key={id}
              title={context}
              badges={
                <Badge tone={tone} icon={icon}>
                  {word}
                </Badge>
              }
              description={description}
              meta={
                <MetaLine>
                  by <PersonLink account={creator} />
                  <MetaDot />
                  <RelativeTime at={createdAt} />
                </MetaLine>
              }
              actions={
                targetUrl && (
                  <a
                    href={targetUrl}
                    rel="nofollow noopener noreferrer"
                    className="rounded-sm py-1 text-accent underline underline-offset-2"
                  >
                    Details<span className="sr-only"> of {context}</span>
                  </a>
                )
              }
            />
          );
        })}
      </List>
    </section>
  );
}
