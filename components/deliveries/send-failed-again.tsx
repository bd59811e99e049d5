import { SyncIcon } from "@primer/octicons-react";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";

const SINCE = [
  { value: "1", label: "In the last hour" },
  { value: "24", label: "In the last day" },
  { value: "72", label: "In the last three days" },
];

/** Everything that failed and was not taken since, with one press. */
export function SendFailedAgain({ action }: { action: (form: FormData) => Promise<void> }) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-2">
      <SelectField name="hours" label="What failed" options={SINCE} defaultValue="24" />
      <SubmitButton variant="secondary" icon={<SyncIcon />} pendingLabel="Sending">
        Send all again
      </SubmitButton>
    </form>
  );
}
