import { Checkbox } from "@/components/ui/checkbox.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { SelectField, TextField } from "@/components/ui/text-field.tsx";
import type { IntegrationValues } from "./form-values.ts";

const CONTENT_TYPES = [
  { value: "json", label: "application/json" },
  { value: "form", label: "application/x-www-form-urlencoded" },
];

const CERTIFICATE_CHECKS = [
  { value: "0", label: "Check certificates", description: "Recommended." },
  {
    value: "1",
    label: "Do not check certificates",
    description: "Anybody between Mortise and your server could then read and change what is sent.",
  },
];

/** The one webhook of an integration. `hasSecret` when one is stored, which is never shown again. */
export function WebhookFields({
  initial,
  live,
  errors,
  hasSecret = false,
}: {
  initial: IntegrationValues;
  live: IntegrationValues;
  errors: Readonly<Record<string, string>>;
  hasSecret?: boolean | undefined;
}) {
  return (
    <>
      <Checkbox
        name="webhook_active"
        label="Active"
        hint="Events are sent to the address below. While you have none, untick this and come back."
        defaultChecked={initial.webhook_active}
      />
      <TextField
        className="max-w-2xl"
        name="webhook_url"
        type="url"
        mono
        label="Webhook URL"
        required={live.webhook_active}
        optional={!live.webhook_active}
        defaultValue={initial.webhook_url}
        error={errors.webhook_url}
        placeholder="https://ci.example.com/webhook"
        hint="Each event is sent there with POST, for all installations."
      />
      <TextField
        className="lg:max-w-md"
        name="webhook_secret"
        type="password"
        mono
        label={hasSecret ? "New webhook secret" : "Webhook secret"}
        optional
        autoComplete="new-password"
        defaultValue={initial.webhook_secret}
        error={errors.webhook_secret}
        hint={
          hasSecret
            ? "One is stored. Leave this empty to keep it."
            : "Each delivery is signed with it, so that your server can tell that it comes from here. Recommended."
        }
      />
      {hasSecret && (
        <Checkbox
          name="keep_former_secret"
          label="Sign with the stored secret too for 24 hours"
          hint="When you enter a new one: until then X-Mortise-Former-Signature-256 holds the signature by the former secret, so that nothing is refused while your server changes over."
        />
      )}
      {hasSecret && (
        <Checkbox
          name="remove_webhook_secret"
          label="Remove the stored secret"
          hint="Deliveries are then sent without a signature."
        />
      )}
      <SelectField
        className="lg:max-w-md"
        name="webhook_content_type"
        label="Content type"
        options={CONTENT_TYPES}
        defaultValue={initial.webhook_content_type}
        error={errors.webhook_content_type}
      />
      <RadioGroup
        name="webhook_insecure_ssl"
        legend="TLS certificates"
        options={CERTIFICATE_CHECKS}
        defaultValue={initial.webhook_insecure_ssl ? "1" : "0"}
      />
    </>
  );
}
