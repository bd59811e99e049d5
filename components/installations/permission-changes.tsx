import { EventList } from "@/components/consent/event-list.tsx";
import { MakersReason } from "@/components/consent/makers-reason.tsx";
import { levelWords } from "@/components/permission-picker/level-words.ts";
import { WhatOpens } from "@/components/permission-picker/what-opens.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import {
  CONSENT_GROUP_TITLES,
  consentGroup,
  permissionDefinition,
  permissionVerb,
} from "@/lib/authorization/permission-catalogue.ts";
import { levelOf, type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import type { Reasons } from "@/lib/integrations/stored-permissions.ts";

/** What would be added to what an installation holds, each raise in words: "Issues: read-only → read and write". */
export function PermissionChanges({
  held,
  waiting,
  reasons,
  newEvents,
}: {
  held: Permissions;
  waiting: Permissions;
  /** Why each is asked for, in the maker's words. */
  reasons: Reasons;
  /** What it would be told of besides. */
  newEvents: readonly string[];
}) {
  return (
    <div className="grid gap-3">
      <ChangeList held={held} waiting={waiting} reasons={reasons} />
      {newEvents.length > 0 && (
        <section className="overflow-clip rounded-md border border-line">
          <h3 className="border-line border-b bg-subtle px-4 py-2 font-semibold">It would also be told of</h3>
          <EventList events={newEvents} />
        </section>
      )}
    </div>
  );
}

function ChangeList({ held, waiting, reasons }: { held: Permissions; waiting: Permissions; reasons: Reasons }) {
  return (
    <ul className="divide-y divide-line-muted rounded-md border border-line">
      {permissionEntries(waiting).map(([key, level]) => {
        const permission = permissionDefinition(key);
        const from = levelOf(held, key);
        const group = consentGroup(key, level);
        return (
          <li key={key} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-semibold">{permission.title}</span>
              <span>
                {levelWords(from, permission).toLowerCase()} <span aria-hidden="true">→</span>
                <span className="sr-only">becomes</span> {levelWords(level, permission).toLowerCase()}
              </span>
              <Badge tone={group === "control" ? "warning" : "neutral"}>{CONSENT_GROUP_TITLES[group]}</Badge>
            </p>
            <p className="text-muted">It would {permissionVerb(key, level)}.</p>
            <MakersReason reason={reasons[key]} />
            <WhatOpens permission={key} level={level} />
          </li>
        );
      })}
    </ul>
  );
}
