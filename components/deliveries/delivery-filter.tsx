import { Button, LinkButton } from "@/components/ui/button.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";
import type { DeliveryStatus } from "@/lib/webhooks/queries.ts";

const OUTCOMES: readonly { value: DeliveryStatus | ""; label: string }[] = [
  { value: "", label: "Any outcome" },
  { value: "success", label: "Delivered" },
  { value: "failure", label: "Failed" },
];

/** A plain form that puts the filter into the address, so that it can be shared and works without scripts. */
export function DeliveryFilter({
  path,
  status,
  event,
  events,
}: {
  path: string;
  status: DeliveryStatus | undefined;
  event: string | undefined;
  /** What can be chosen. */
  events: readonly string[];
}) {
  const names = event === undefined || events.includes(event) ? events : [event, ...events];
  return (
    <form action={path} className="grid items-end gap-3 sm:flex sm:flex-wrap">
      <div className="sm:w-44">
        <SelectField name="status" label="Outcome" defaultValue={status ?? ""} options={OUTCOMES} />
      </div>
      <div className="sm:w-64">
        <SelectField
          name="event"
          label="Event"
          defaultValue={event ?? ""}
          options={[{ value: "", label: "Any event" }, ...names.map((name) => ({ value: name, label: name }))]}
        />
      </div>
      <div className="flex gap-2">
        <Button type="submit">Filter</Button>
        {(status ?? event) !== undefined && (
          <LinkButton href={path} variant="ghost">
            Show all
          </LinkButton>
        )}
      </div>
    </form>
  );
}
