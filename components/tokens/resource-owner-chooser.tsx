import type { Query } from "@/components/integrations/form-values.ts";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";
import type { PossibleResourceOwner } from "@/lib/tokens/personal/resource-owners.ts";

/** Whose resources the token reaches: a form of its own that asks for the page anew, with what its address filled in. */
export function ResourceOwnerChooser({
  owners,
  chosen,
  query,
}: {
  owners: readonly PossibleResourceOwner[];
  chosen: string | undefined;
  query: Query;
}) {
  const kept = Object.entries(query).flatMap(([name, value]) =>
    name === "target_name" ? [] : [value ?? []].flat().map((text) => [name, text] as const),
  );
  return (
    <form method="get" className="flex max-w-2xl flex-wrap items-end gap-2">
      {kept.map(([name, text]) => (
        <input key={`${name}=${text}`} type="hidden" name={name} value={text} />
      ))}
      <SelectField
        className="min-w-0 grow"
        name="target_name"
        label="Resource owner"
        defaultValue={chosen ?? ""}
        options={[
          ...(chosen === undefined ? [{ value: "", label: "Choose an account" }] : []),
          ...owners.map(({ login, isOrganization, needsApproval }) => ({
            value: login,
            label: isOrganization
              ? `${login} (organization${needsApproval ? ", has to approve" : ""})`
              : `${login} (you)`,
          })),
        ]}
      />
      <SubmitButton variant="secondary">Use this account</SubmitButton>
    </form>
  );
}
