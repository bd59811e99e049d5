import { ArrowLeftIcon } from "@primer/octicons-react";
import { Button } from "@/components/ui/button.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";

/** The choice of the two branches to compare: a plain form whose fields are the address. */
export function CompareForm({
  path,
  branches,
  base,
  head,
}: {
  path: string;
  branches: readonly string[];
  base: string;
  head: string;
}) {
  const options = (current: string) => {
    const all = branches.includes(current) || current === "" ? branches : [current, ...branches];
    return all.map((name) => ({ value: name, label: name }));
  };
  return (
    <form action={path} className="grid items-end gap-2 sm:flex sm:flex-wrap">
      <SelectField name="base" label="Into" options={options(base)} defaultValue={base} />
      <span className="hidden pb-2 text-muted sm:inline" aria-hidden="true">
        <ArrowLeftIcon />
      </span>
      <SelectField
        name="head"
        label="From"
        options={[...(head === "" ? [{ value: "", label: "Choose a branch" }] : []), ...options(head)]}
        defaultValue={head}
      />
      <Button type="submit">Compare</Button>
    </form>
  );
}
