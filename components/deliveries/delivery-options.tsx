import { Checkbox } from "@/components/ui/checkbox.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** What the owner of a webhook may choose beyond the documented way of delivering. */
export function DeliveryOptions({
  action,
  retries,
  formerNames,
  revision,
}: {
  action: (form: FormData) => Promise<void>;
  retries: boolean;
  /** Not offered where it means nothing. */
  formerNames?: boolean;
  /** Of the registration that is shown, where there is one. */
  revision?: number;
}) {
  return (
    <section aria-labelledby="options-heading" className="grid gap-4 border-line border-t pt-6">
      <div>
        <h2 id="options-heading" className="font-semibold text-base">
          Delivery options
        </h2>
        <p className="max-w-prose text-muted">
          Without them, everything is sent once, under today's names, whatever comes of it.
        </p>
      </div>
      <form action={action} className="grid gap-4">
        {revision !== undefined && <input type="hidden" name="seen" value={revision} />}
        <Checkbox
          name="retries"
          label="Try again when a delivery fails"
          defaultChecked={retries}
          hint="After 30 seconds, then after 2, 8 and 32 minutes, 2 and 8½ hours, or when Retry-After says; with the same GUID. A webhook that takes nothing for 12 hours is paused: what happens then waits for three days, and you are told by mail."
        />
        {formerNames !== undefined && (
          <Checkbox
            name="former_names"
            label="Send the names of 2016 too"
            defaultChecked={formerNames}
            hint="Events of installations come a second time as integration_installation and integration_installation_repositories, and carry integration_id beside app_id."
          />
        )}
        <div>
          <SubmitButton variant="secondary" pendingLabel="Saving">
            Save options
          </SubmitButton>
        </div>
      </form>
    </section>
  );
}
