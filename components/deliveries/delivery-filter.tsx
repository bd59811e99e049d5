import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Disclosure } from "@/components/ui/disclosure.tsx";
import { SelectField, TextField } from "@/components/ui/text-field.tsx";
import type { DeliveryStatus } from "@/lib/webhooks/queries.ts";
import type { DeliveryQuery } from "./delivery-query.ts";

const OUTCOMES: readonly { value: DeliveryStatus | ""; label: string }[] = [
  { value: "", label: "Any outcome" },
  { value: "success", label: "Delivered" },
  { value: "failure", label: "Failed" },
];

/** A plain form that puts the filter into the address, so that it can be shared and works without scripts. */
export function DeliveryFilter({
  path,
  query,
  events,
}: {
  path: string;
  query: DeliveryQuery;
  /** What can be chosen. */
  events: readonly string[];
}) {
  const { status, event, action, repository, installation, guid, from, to } = query;
  const names = event === undefined || events.includes(event) ? events : [event, ...events];
  const more = [action, repository, installation, guid, from, to].some((value) => value !== undefined);
  return (
    <form action={path} className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField name="status" label="Outcome" defaultValue={status ?? ""} options={OUTCOMES} />
        <SelectField
          name="event"
          label="Event"
          defaultValue={event ?? ""}
          options={[{ value: "", label: "Any event" }, ...names.map((name) => ({ value: name, label: name }))]}
        />
      </div>
      <Disclosure summary="More filters" open={more}>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <TextField name="action" label="Action" defaultValue={action} placeholder="opened" />
          <TextField name="repository" label="Repository" defaultValue={repository} placeholder="owner/name" />
          <TextField
            name="installation"
            label="Installation"
            inputMode="numeric"
            defaultValue={installation}
            placeholder="Its number"
          />
          <TextField name="guid" label="Delivery (GUID)" mono defaultValue={guid} />
          <TextField name="from" type="datetime-local" label="Not before (UTC)" defaultValue={from} />
          <TextField name="to" type="datetime-local" label="Not after (UTC)" defaultValue={to} />
        </div>
      </Disclosure>
      <div className="flex flex-wrap gap-2">
        <Button type="submit">Filter</Button>
        {(more || status !== undefined || event !== undefined) && (
          <LinkButton href={path} variant="ghost">
            Show all
          </LinkButton>
        )}
      </div>
    </form>
  );
}
