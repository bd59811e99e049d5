import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Code } from "@/components/ui/code.tsx";
import { TextareaField, TextField } from "@/components/ui/text-field.tsx";
import { NAME_LENGTH_MAX } from "@/lib/integrations/limits.ts";
import { slugFromName } from "@/lib/integrations/slug.ts";
import { CallbackUrls } from "./callback-urls.tsx";
import { FormSection } from "./form-section.tsx";
import type { IntegrationValues } from "./form-values.ts";

export type FieldsProps = {
  /** What the fields hold at first. */
  initial: IntegrationValues;
  /** What they hold now, where scripts keep track of it. */
  live: IntegrationValues;
  errors: Readonly<Record<string, string>>;
};

/** Name, description and homepage. `currentSlug` is the address up to now, which a new name gives up. */
export function IdentityFields({
  initial,
  live,
  errors,
  currentSlug,
}: FieldsProps & { currentSlug?: string | undefined }) {
  const slug = slugFromName(live.name);
  const moves = currentSlug !== undefined && slug !== "" && slug !== currentSlug;
  return (
    <FormSection
      id="identity"
      title="Identity"
      description="What people see when they are asked to install it, and beside everything that it does."
    >
      <TextField
        className="lg:max-w-md"
        name="name"
        label="Name"
        required
        defaultValue={initial.name}
        error={errors.name}
        autoComplete="off"
        hint={
          <>
            Up to {NAME_LENGTH_MAX} characters, and not taken by anybody else.
            {slug && (
              <>
                {" "}
                Its page will be <Code>/integrations/{slug}</Code> and it acts as <Code>{slug}[bot]</Code>.
              </>
            )}
            {moves && (
              <>
                {" "}
                <strong className="font-semibold text-warning">
                  The present page, /integrations/{currentSlug}, will no longer lead anywhere.
                </strong>
              </>
            )}
          </>
        }
      />
      <TextareaField
        className="max-w-2xl"
        name="description"
        label="Description"
        optional
        rows={3}
        defaultValue={initial.description}
        error={errors.description}
        hint="What it does, for those who decide whether to install it."
      />
      <TextField
        className="max-w-2xl"
        name="url"
        type="url"
        mono
        label="Homepage URL"
        required
        defaultValue={initial.url}
        error={errors.url}
        placeholder="https://ci.example.com"
        hint="The full address of its website."
      />
    </FormSection>
  );
}

export function AuthorizationFields({ initial, errors, children }: FieldsProps & { children?: ReactNode }) {
  return (
    <FormSection
      id="authorization"
      title="Identifying and authorizing users"
      description="For integrations that also act for a person, or let people sign in."
    >
      {/* After a refusal the rows are those that were sent, without empty ones between them. */}
      <CallbackUrls key={JSON.stringify(initial.callback_urls)} initial={initial.callback_urls} errors={errors} />
      {children}
    </FormSection>
  );
}

/** `unused` while people are sent to the callback URL in place of it. */
export function InstallationFields({ initial, live, errors, unused }: FieldsProps & { unused: boolean }) {
  return (
    <FormSection
      id="after-installation"
      title="After installation"
      description={
        unused
          ? "Not used while authorization is asked for during installation: people land on the first callback URL."
          : "Where people go when they have installed it, to finish setting it up with you."
      }
    >
      <TextField
        className="max-w-2xl"
        name="setup_url"
        type="url"
        mono
        label="Setup URL"
        optional
        readOnly={unused && live.setup_url === ""}
        defaultValue={initial.setup_url}
        error={errors.setup_url}
        placeholder="https://ci.example.com/setup"
        hint={
          <>
            <Code>installation_id</Code> and <Code>setup_action</Code> are added to it.
          </>
        }
      />
      <Checkbox
        id="setup_on_update"
        name="setup_on_update"
        label="Also go there after changes"
        hint="When somebody adds repositories to the installation or takes some out."
        defaultChecked={initial.setup_on_update}
      />
    </FormSection>
  );
}
