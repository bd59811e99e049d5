import { ShieldLockIcon } from "@primer/octicons-react";
import { Code } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { LogEntry } from "@/lib/audit/log-entries.ts";
import { actionWords } from "./action-words.ts";

/** The lines of a log, newest first. */
export function LogList({
  entries,
  viewerLogin,
  of,
  nothing = "What happens to your account, and what you do with others, is written down here.",
}: {
  entries: readonly LogEntry[];
  viewerLogin: string;
  /** Whose log it is, when it is not the viewer's: what stands in it need not say so. */
  of?: string | undefined;
  /** What is said of an empty log. */
  nothing?: string | undefined;
}) {
  if (entries.length === 0)
    return (
      <EmptyState icon={<ShieldLockIcon size={24} />} title="Nothing here">
        {nothing}
      </EmptyState>
    );
  return (
    <List label="What happened">
      {entries.map(({ id, action, actor, account, integration, createdAt, details }) => (
        <ListRow
          key={String(id)}
          title={actionWords(action)}
          badges={<Code>{action}</Code>}
          description={detailWords(integration && !details.name ? { name: integration.name, ...details } : details)}
          meta={
            <>
              <RelativeTime at={createdAt} />
              <MetaDot />
              <span>
                {actor === null ? "By the server" : actor.login === viewerLogin ? "By you" : `By ${actor.login}`}
              </span>
              {account !== null && account.login !== (of ?? viewerLogin) && (
                <>
                  <MetaDot />
                  <span>In {account.login}</span>
                </>
              )}
            </>
          }
        />
      ))}
    </List>
  );
}

/** An account's id and type say nothing beside its login. */
const isAside = (name: string, details: Readonly<Record<string, string>>): boolean =>
  name.replace(/_(id|type)$/, "") !== name && name.replace(/_(id|type)$/, "") in details;

function detailWords(details: Readonly<Record<string, string>>): string | undefined {
  const parts = Object.entries(details)
    .filter(([name]) => !isAside(name, details))
    .map(([name, value]) => (name === "name" || name === "because" ? value : `${name.replaceAll("_", " ")}: ${value}`));
  return parts.length === 0 ? undefined : parts.join(" · ");
}
