import { Breakable } from "@/components/ui/breakable.tsx";
import { Counter } from "@/components/ui/counter.tsx";
import { InPageLink } from "@/components/ui/link.tsx";
import type { EventsOfGroup } from "./find-events.ts";

/** Where each group begins and, beside the list where there is room, each event: it stays in view while one reads. */
export function EventIndex({ groups }: { groups: readonly EventsOfGroup[] }) {
  return (
    <nav
      aria-label="Events"
      className="min-w-0 self-start lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto lg:pr-2"
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-2 lg:grid lg:gap-4">
        {groups.map(({ group, title, events }) => (
          <li key={group} className="min-w-0">
            <span className="flex items-center gap-2 lg:font-semibold">
              <InPageLink href={`#${group}`} className="py-0.5">
                {title}
              </InPageLink>
              <Counter value={events.length} />
            </span>
            <ul className="mt-1 grid border-line-muted border-l pl-3 max-lg:hidden">
              {events.map(({ name }) => (
                <li key={name} className="min-w-0">
                  <InPageLink look="muted" href={`#${name}`} className="wrap-anywhere font-mono text-xs leading-5">
                    <Breakable>{name}</Breakable>
                  </InPageLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
