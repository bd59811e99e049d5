import { ChevronRightIcon } from "@primer/octicons-react";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import type { Reasons } from "@/lib/integrations/stored-permissions.ts";
import { EventList } from "./event-list.tsx";
import { PermissionGroups } from "./permission-groups.tsx";

/** What an integration can do and what it is told of, with its maker's reason where one was given. */
export function WhatItCanDo({
  permissions,
  events,
  note,
  reasons,
  onPerson,
}: {
  permissions: Permissions;
  events: readonly string[];
  /** The maker's words about this version. */
  note: string | null;
  /** And about each permission. */
  reasons: Reasons;
  /** Whether it would be installed on one person's account. */
  onPerson: boolean;
}) {
  return (
    <div className="grid gap-3">
      {note && (
        <figure className="border-line border-l-4 pl-3">
          <figcaption className="text-muted text-xs">Its maker says</figcaption>
          <blockquote className="whitespace-pre-wrap">{note}</blockquote>
        </figure>
      )}
      <PermissionGroups permissions={permissions} reasons={reasons} onPerson={onPerson} />
      {events.length === 0 ? (
        <p className="text-muted">It is told of its own installation alone: no events of yours.</p>
      ) : (
        <details className="group overflow-clip rounded-md border border-line">
          <summary className="-outline-offset-2 flex min-h-9 items-center gap-2 rounded-md px-4 py-2 font-semibold marker:content-none">
            <ChevronRightIcon
              aria-hidden="true"
              className="shrink-0 text-muted transition-transform group-open:rotate-90"
            />
            {eventWords(events.length)}
          </summary>
          <div className="border-line border-t">
            <EventList events={events} />
          </div>
        </details>
      )}
    </div>
  );
}

function eventWords(count: number): string {
  return `Is told of ${count === 1 ? "one kind of event" : `${count} kinds of events`} as they happen`;
}
