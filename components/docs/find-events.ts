import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { EVENT_GROUP_TITLES, EVENTS, type EventDefinition, type EventGroup } from "@/lib/webhooks/catalogue.ts";
import { notCaused } from "@/lib/webhooks/not-caused.ts";

export type EventsOfGroup = { group: EventGroup; title: string; events: readonly EventDefinition[] };

/** Whether something on this server causes an event, by any of its actions. */
export function happensHere({ name }: EventDefinition): boolean {
  const missing = notCaused(name);
  return !missing || missing.actions.length > 0;
}

/** The events that a search finds, by what they are about; every word of it has to fit. Groups without any are left out. */
export function findEvents({ query, onlyHere }: { query: string; onlyHere: boolean }): EventsOfGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (event: EventDefinition): boolean => {
    const text = textOf(event);
    return (!onlyHere || happensHere(event)) && words.every((word) => text.includes(word));
  };
  return (Object.entries(EVENT_GROUP_TITLES) as [EventGroup, string][])
    .map(([group, title]) => ({ group, title, events: EVENTS.filter((event) => event.group === group && fits(event)) }))
    .filter(({ events }) => events.length > 0);
}

function textOf({ name, description, actions, permissions, group }: EventDefinition): string {
  const titles = permissions.map((key) => permissionDefinition(key).title);
  return [name, description, ...actions, ...permissions, ...titles, EVENT_GROUP_TITLES[group]].join("\n").toLowerCase();
}

/** The names of permissions, told apart by what they are about where two have the same. */
export function permissionNames(keys: readonly PermissionKey[]): { key: PermissionKey; name: string }[] {
  const all = keys.map((key) => permissionDefinition(key));
  return all.map(({ key, title, scope }) => ({
    key,
    name: all.filter((other) => other.title === title).length > 1 ? `${title} (${scope})` : title,
  }));
}
