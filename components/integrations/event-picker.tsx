"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { FieldError } from "@/components/ui/field.tsx";
import { isPermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import {
  EVENT_GROUP_TITLES,
  type EventDefinition,
  type EventGroup,
  eventsOfferedBy,
  SUBSCRIBABLE_EVENTS,
} from "@/lib/webhooks/catalogue.ts";

const GROUPS = (Object.keys(EVENT_GROUP_TITLES) as EventGroup[]).filter((group) => group !== "automatic");

/**
 * The events that the chosen permissions offer, live where scripts run; without them every event is listed with what
 * it needs, and the server checks. An event that is no longer offered keeps its tick but is not sent.
 */
export function EventPicker({
  initial,
  permissions,
  error,
}: {
  initial: readonly string[];
  /** What is chosen now. */
  permissions: Permissions;
  error?: string | undefined;
}) {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const offered: ReadonlySet<string> = new Set(eventsOfferedBy(withImpliedMetadata(permissions)));
  const isOffered = ({ name }: EventDefinition) => !scripted || offered.has(name);
  return (
    <fieldset id="events" aria-describedby={error ? "events-error" : undefined} className="min-w-0">
      <legend className="sr-only">Events</legend>
      {error && (
        <div className="mb-3">
          <FieldError id="events-error">{error}</FieldError>
        </div>
      )}
      <p role="status" className={scripted ? "mb-3 text-muted text-xs" : "sr-only"}>
        {scripted && (offered.size === 0 ? "" : `${offered.size} events are offered by the permissions chosen above.`)}
      </p>
      {scripted && offered.size === 0 && <Banner>Choose permissions first: they decide which events there are.</Banner>}
      <div className="grid gap-6">
        {GROUPS.map((group) => {
          const events = SUBSCRIBABLE_EVENTS.filter((event) => event.group === group);
          return (
            <div key={group} hidden={!events.some(isOffered)}>
              <h3 className="mb-2 font-semibold">{EVENT_GROUP_TITLES[group]}</h3>
              <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
                {events.map((event) => (
                  <EventChoice
                    key={event.name}
                    event={event}
                    checked={initial.includes(event.name)}
                    offered={isOffered(event)}
                    showNeeds={!scripted}
                  />
                ))}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function EventChoice({
  event,
  checked,
  offered,
  showNeeds,
}: {
  event: EventDefinition;
  checked: boolean;
  offered: boolean;
  showNeeds: boolean;
}) {
  const id = `events-${event.name}`;
  return (
    <label htmlFor={id} hidden={!offered} className="flex min-h-6 items-start gap-2 [&[hidden]]:hidden">
      <input
        type="checkbox"
        id={id}
        name="events"
        value={event.name}
        defaultChecked={checked}
        disabled={!offered}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-accent-emphasis"
      />
      <span className="min-w-0">
        <span id={`${id}-name`} className="wrap-anywhere block font-medium font-mono">
          <Breakable>{event.name}</Breakable>
        </span>
        <span id={`${id}-hint`} className="block text-muted text-xs">
          {event.description}
          {showNeeds && ` Needs ${needs(event)}.`}
        </span>
      </span>
    </label>
  );
}

/** "Issues or Pull requests" */
function needs({ permissions }: EventDefinition): string {
  return permissions.map((key) => (isPermissionKey(key) ? permissionDefinition(key).title : key)).join(" or ");
}
