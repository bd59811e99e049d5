import { GlobeIcon, LockIcon, SearchIcon } from "@primer/octicons-react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Fieldset } from "@/components/ui/fieldset.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField, TextareaField, TextField } from "@/components/ui/text-field.tsx";
import { ErrorSummaryDemo } from "./demos.tsx";
import { Example } from "./example.tsx";

const LEVELS = [
  { value: "none", label: "No access" },
  { value: "read", label: "Read" },
  { value: "write", label: "Read and write" },
];

export function FormsSection() {
  return (
    <>
      <Example id="error-summary" title="ErrorSummary">
        <ErrorSummaryDemo />
      </Example>
      <form className="grid max-w-2xl gap-8">
        <Example id="fields" title="Text fields">
          <TextField
            name="ui_name"
            label="Name"
            required
            hint="Shown wherever the integration acts. At most 34 characters."
            defaultValue="CI Bot"
          />
          <TextField name="ui_homepage" label="Homepage" optional type="url" placeholder="https://" />
          <TextField
            name="ui_callback"
            label="Callback address"
            required
            mono
            defaultValue="ftp://example.test"
            error="Begin with https:// or http://localhost."
            hint="Where people return to after they gave consent."
          />
          <TextField name="ui_client_id" label="Client ID" readOnly mono defaultValue="Iv1.0123456789abcdef" />
          <TextField name="ui_disabled" label="Disabled" disabled defaultValue="Cannot be changed now" />
          <TextareaField name="ui_description" label="Description" optional hint="Markdown works here." />
          <Field name="ui_search" label="Find a repository">
            {(control) => <Input type="search" leading={<SearchIcon />} placeholder="Name" {...control} />}
          </Field>
        </Example>
        <Example id="selects" title="Select">
          <SelectField name="ui_issues" label="Issues" options={LEVELS} defaultValue="write" compact />
          <SelectField
            name="ui_contents"
            label="Contents"
            options={LEVELS}
            error="Read is needed for the event push."
          />
        </Example>
        <Example id="checkboxes" title="Checkbox">
          <Fieldset legend="Events" hint="A delivery is sent for each of these.">
            <Checkbox
              name="ui_events"
              value="issues"
              label="Issues"
              hint="Opened, edited, closed, labelled."
              defaultChecked
            />
            <Checkbox name="ui_events" value="push" label="Push" error="Needs the permission Contents: read." />
            <Checkbox name="ui_events" value="deployment" label="Deployment" disabled />
          </Fieldset>
        </Example>
        <Example id="radios" title="RadioGroup: list, inline, cards">
          <RadioGroup
            name="ui_level"
            legend="Issues"
            look="inline"
            options={LEVELS}
            defaultValue="read"
            hint="Reading issues, comments and labels."
          />
          <RadioGroup
            name="ui_repositories"
            legend="Repositories"
            defaultValue="selected"
            options={[
              { value: "selected", label: "Only selected repositories" },
              {
                value: "all",
                label: "All repositories",
                description: "Those of today and every one that is added later.",
              },
            ]}
          />
          <RadioGroup
            name="ui_visibility"
            legend="Who may install it"
            look="cards"
            required
            error="Choose who may install it."
            defaultValue="private"
            options={[
              {
                value: "private",
                label: "Only this account",
                description: "It can be made public later.",
                icon: <LockIcon />,
              },
              {
                value: "public",
                label: "Any account",
                description: "Everyone sees its page and may install it.",
                icon: <GlobeIcon />,
              },
              { value: "closed", label: "Nobody", description: "Not while it is suspended.", disabled: true },
            ]}
          />
        </Example>
        <div>
          <SubmitButton>Save changes</SubmitButton>
        </div>
      </form>
    </>
  );
}
