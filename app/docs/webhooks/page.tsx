import { SearchIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { DocsPage } from "@/components/docs/docs-page.tsx";
import { EventEntry } from "@/components/docs/event-entry.tsx";
import { EventIndex } from "@/components/docs/event-index.tsx";
import { type EventsOfGroup, findEvents } from "@/components/docs/find-events.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List } from "@/components/ui/list.tsx";
import { ListSearch } from "@/components/ui/list-search.tsx";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";

export const metadata: Metadata = { title: "Webhook events" };

type Props = { searchParams: Promise<{ q?: string | string[]; which?: string | string[] }> };

const PATH = "/docs/webhooks";
const WHICH = [
  { value: "", label: "Every event" },
  { value: "here", label: "Happens here" },
];

export default async function WebhookEventsPage({ searchParams }: Props) {
  const { q, which } = await searchParams;
  const query = [q ?? ""].flat()[0]?.trim() ?? "";
  const onlyHere = which === "here";
  const groups = findEvents({ query, onlyHere });
  const found = groups.reduce((sum, { events }) => sum + events.length, 0);
  return (
    <DocsPage
      title="Webhook events"
      description={
        <>
          Every event, its actions, and what it takes to be told of it. The name is what the header{" "}
          <span className="whitespace-nowrap">X-GitHub-Event</span> says.
        </>
      }
    >
      <div className="grid gap-6">
        <ListSearch
          path={PATH}
          search={query}
          label="Search events, actions and permissions"
          placeholder="A word of an event, an action or a permission"
          choices={[{ name: "which", label: "Which events", value: onlyHere ? "here" : "", options: WHICH }]}
          submitLabel="Search"
        />
        {(query !== "" || onlyHere) && found > 0 && (
          <p className="text-muted">
            {found} of {EVENTS.length} events. <Link href={PATH}>Show every event</Link>
          </p>
        )}
        {found === 0 ? <NothingFound query={query} /> : <Found groups={groups} />}
      </div>
    </DocsPage>
  );
}

function Found({ groups }: { groups: readonly EventsOfGroup[] }) {
  return (
    <div className="grid gap-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <EventIndex groups={groups} />
      <div className="grid min-w-0 content-start gap-8">
        {groups.map(({ group, title, events }) => (
          <section key={group} id={group} aria-labelledby={`${group}-heading`} className="grid scroll-mt-4 gap-3">
            <h2 id={`${group}-heading`} className="font-semibold text-lg">
              {title}
            </h2>
            <List label={title}>
              {events.map((event) => (
                <EventEntry key={event.name} event={event} />
              ))}
            </List>
          </section>
        ))}
      </div>
    </div>
  );
}

function NothingFound({ query }: { query: string }) {
  return (
    <EmptyState icon={<SearchIcon size={24} />} title={query === "" ? "No event fits" : `No event fits “${query}”`}>
      <p>
        Try one word of it, such as issue or deployment. <Link href={PATH}>Every event</Link>
      </p>
    </EmptyState>
  );
}
