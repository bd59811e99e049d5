import { PulseIcon } from "@primer/octicons-react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { operations } from "@/lib/api/registry.ts";
import type { ApplicationAct } from "@/lib/oauth/applications/acts.ts";

const SUMMARIES = new Map([
  ["git/push", "Push commits"],
  ...operations.map(({ id, summary }) => [id, summary] as const),
]);

/** What an OAuth application changed as a person, newest first. */
export function ApplicationActList({ acts, name }: { acts: readonly ApplicationAct[]; name: string }) {
  if (acts.length === 0)
    return (
      <EmptyState title="Nothing was changed as you" headingLevel="h3">
        What <bdi>{name}</bdi> changes as you is listed here for 90 days. What it reads is not.
      </EmptyState>
    );
  return (
    <List label={`What ${name} did as you`}>
      {acts.map(({ id, operation, repository, at }) => (
        <ListRow
          key={id}
          leading={<PulseIcon />}
          title={SUMMARIES.get(operation) ?? operation}
          description={repository && <Link href={`/${repository}`}>{repository}</Link>}
          meta={<RelativeTime at={at} />}
        />
      ))}
    </List>
  );
}
