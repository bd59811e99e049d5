import { covers } from "@/lib/authorization/levels.ts";
import type { PermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { levelOf, type Permissions } from "@/lib/authorization/permissions.ts";
import { AUTOMATIC_EVENTS } from "./catalogue/automatic.ts";
import { AUTOMATION_EVENTS } from "./catalogue/automation.ts";
import { CODE_EVENTS } from "./catalogue/code.ts";
import { PEOPLE_EVENTS } from "./catalogue/people.ts";
import { REPOSITORIES_EVENTS } from "./catalogue/repositories.ts";
import type { EventRow } from "./catalogue/row.ts";
import { WORK_EVENTS } from "./catalogue/work.ts";

const EVENTS_BY_GROUP = {
  code: CODE_EVENTS,
  work: WORK_EVENTS,
  automation: AUTOMATION_EVENTS,
  repositories: REPOSITORIES_EVENTS,
  people: PEOPLE_EVENTS,
  automatic: AUTOMATIC_EVENTS,
} as const;

/** How settings pages and documentation sort the events. */
export type EventGroup = keyof typeof EVENTS_BY_GROUP;

export const EVENT_GROUP_TITLES: Readonly<Record<EventGroup, string>> = {
  code: "Code and pull requests",
  work: "Issues and projects",
  automation: "Checks, deployments and workflows",
  repositories: "Repositories and their security",
  people: "People and teams",
  automatic: "Always sent",
};

/** The wire name of an event: what `X-GitHub-Event` says. */
export type EventName = {
  [Group in EventGroup]: keyof (typeof EVENTS_BY_GROUP)[Group];
}[EventGroup];

export type EventDefinition = EventRow & {
  readonly name: EventName;
  readonly group: EventGroup;
  /** Sent without being subscribed to, so it can never be subscribed to. */
  readonly automatic: boolean;
};

/** Every documented event, group by group. */
export const EVENTS: readonly EventDefinition[] = (
  Object.entries(EVENTS_BY_GROUP) as [EventGroup, Record<string, EventRow>][]
).flatMap(([group, rows]) =>
  Object.entries(rows).map(([name, row]) => ({
    ...row,
    name: name as EventName,
    group,
    automatic: group === "automatic",
  })),
);

const DEFINITIONS: ReadonlyMap<string, EventDefinition> = new Map(EVENTS.map((event) => [event.name, event]));

export const EVENT_NAMES: readonly EventName[] = EVENTS.map(({ name }) => name);

export function isEventName(value: string): value is EventName {
  return DEFINITIONS.has(value);
}

export function eventDefinition(name: EventName): EventDefinition {
  const definition = DEFINITIONS.get(name);
  if (definition === undefined) throw new Error(`${name} is not in the event catalogue`);
  return definition;
}

/** Whether an integration can ever subscribe to an event. False for unknown names and for what comes by itself. */
export function isSubscribable(name: string): name is EventName {
  const event = DEFINITIONS.get(name);
  return event !== undefined && !event.automatic && event.hooks.includes("app") && event.permissions.length > 0;
}

/** Every event that an integration can subscribe to with the right permissions. */
export const SUBSCRIBABLE_EVENTS: readonly EventDefinition[] = EVENTS.filter(({ name }) => isSubscribable(name));

/** The permissions of which any one, at level read, allows subscribing to an event. */
export function permissionsFor(name: EventName): readonly PermissionKey[] {
  return eventDefinition(name).permissions;
}

/** The events that a set of permissions offers, in the order of the catalogue. `metadata` has to be in the set already. */
export function eventsOfferedBy(permissions: Permissions): EventName[] {
  return SUBSCRIBABLE_EVENTS.filter((event) =>
    event.permissions.some((key) => covers(levelOf(permissions, key), "read")),
  ).map(({ name }) => name);
}

/** What a holder needs to be told of an event with a given action. */
export function neededToBeTold(name: EventName, action: string | null): "read" | "write" {
  return action !== null && eventDefinition(name).writeActions?.includes(action) ? "write" : "read";
}
