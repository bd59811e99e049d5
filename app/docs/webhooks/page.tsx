import type { Metadata } from "next";
import { DocsPage } from "@/components/docs/docs-page.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { EVENT_GROUP_TITLES, EVENTS, type EventDefinition, type EventGroup } from "@/lib/webhooks/catalogue.ts";
import { notCaused } from "@/lib/webhooks/not-caused.ts";

export const metadata: Metadata = { title: "Webhook events" };

const GROUPS = Object.entries(EVENT_GROUP_TITLES) as [EventGroup, string][];
const CARRIERS = { app: "integrations", repository: "repositories", organization: "organizations" } as const;

export default function WebhookEventsPage() {
  return (
    <DocsPage title="Webhook events" description="Every event, its actions, and what it takes to be told of it.">
      <div className="grid gap-8">
        <nav aria-label="Groups of events">
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {GROUPS.map(([group, title]) => (
              <li key={group}>
                <Link href={`#${group}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </nav>
        {GROUPS.map(([group, title]) => (
          <section key={group} id={group} aria-labelledby={`${group}-heading`} className="grid gap-3">
            <h2 id={`${group}-heading`} className="font-semibold text-lg">
              {title}
            </h2>
            <List label={title}>
              {EVENTS.filter((event) => event.group === group).map((event) => (
                <ListRow
                  key={event.name}
                  title={
                    <h3 id={event.name} className="wrap-anywhere font-mono">
                      <Breakable>{event.name}</Breakable>
                    </h3>
                  }
                  badges={event.automatic && <Badge>Comes by itself</Badge>}
                  description={<About event={event} />}
                />
              ))}
            </List>
          </section>
        ))}
      </div>
    </DocsPage>
  );
}

function About({ event }: { event: EventDefinition }) {
  const { description, actions, permissions, hooks } = event;
  const missing = notCaused(event.name);
  const carriers = Object.entries(CARRIERS).flatMap(([kind, words]) =>
    (hooks as readonly string[]).includes(kind) ? [words] : [],
  );
  return (
    <span className="grid gap-1">
      <span>{description}</span>
      {actions.length > 0 && <span className="break-words">Actions: {actions.join(", ")}</span>}
      {permissions.length > 0 && (
        <span>Needs read access to {permissions.map((key) => permissionDefinition(key).title).join(" or ")}</span>
      )}
      {missing && (
        <span className="break-words">
          Does not happen here{missing.actions.length > 0 && `: ${missing.actions.join(", ")}`}. {missing.because}
        </span>
      )}
      {carriers.length > 0 && <span>Webhooks of {carriers.join(", ")}</span>}
    </span>
  );
}
