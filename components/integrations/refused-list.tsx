import { ShieldCheckIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Code } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { RefusedRequestRow } from "@/lib/integrations/refused-requests.ts";

/** Requests that were refused, each with what was asked, what was answered and why. */
export function RefusedList({
  requests,
  total,
  empty,
}: {
  requests: readonly RefusedRequestRow[];
  total?: number;
  /** What to say when there is none. */
  empty: string;
}) {
  if (requests.length === 0)
    return (
      <EmptyState icon={<ShieldCheckIcon size={24} />} title="Nothing was refused">
        {empty}
      </EmptyState>
    );
  return (
    <List {...(total === undefined ? { label: "Refused requests" } : { title: "Refused requests", count: total })}>
      {requests.map((request) => (
        <ListRow
          key={String(request.id)}
          title={
            <Code>
              {request.method} {request.path}
            </Code>
          }
          badges={<Badge tone="danger">{request.status}</Badge>}
          description={request.explanation}
          meta={<Meta request={request} />}
        />
      ))}
    </List>
  );
}

function Meta({ request: { count, lastAt, installation, user, message } }: { request: RefusedRequestRow }) {
  return (
    <>
      <RelativeTime at={lastAt} />
      {count > 1 && (
        <>
          <MetaDot />
          <span>{count.toLocaleString("en")} times</span>
        </>
      )}
      {installation && (
        <>
          <MetaDot />
          <span>on {installation.account.login}</span>
        </>
      )}
      {user && (
        <>
          <MetaDot />
          <span>for {user.login}</span>
        </>
      )}
      <MetaDot />
      <span>answered “{message}”</span>
    </>
  );
}
