import { eventDefinition, isEventName } from "@/lib/webhooks/catalogue.ts";

/** What an integration is told of as it happens: the names that its webhook gets, with what each means. */
export function EventList({ events }: { events: readonly string[] }) {
  const known = events.filter(isEventName);
  if (known.length === 0)
    return (
      <p className="px-4 py-2 text-muted">
        Nothing but its own installation: being installed, changed and uninstalled.
      </p>
    );
  return (
    <ul className="divide-y divide-line-muted">
      {known.map((name) => (
        <li key={name} className="grid gap-x-4 px-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <span className="break-all font-mono text-xs leading-5">{name}</span>
          <span className="text-muted">{eventDefinition(name).description}</span>
        </li>
      ))}
    </ul>
  );
}
