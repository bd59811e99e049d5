import { SearchIcon } from "@primer/octicons-react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";

export type VisibilityFilter = "public" | "private" | undefined;

/** What narrows a list of repositories: a plain form whose fields are the address. */
export function RepositoryFilters({
  path,
  search,
  visibility,
  mayBePrivate,
}: {
  path: string;
  search: string | undefined;
  visibility: VisibilityFilter;
  /** Whether the viewer can see any private one: without that there is nothing to choose. */
  mayBePrivate: boolean;
}) {
  return (
    <search>
      <form action={path} className="flex flex-wrap gap-2">
        <div className="grow basis-48">
          <Input
            name="q"
            type="search"
            aria-label="Find a repository by name"
            placeholder="Part of a name"
            defaultValue={search}
            leading={<SearchIcon />}
          />
        </div>
        {mayBePrivate && (
          <Select
            name="visibility"
            compact
            aria-label="Visibility"
            defaultValue={visibility ?? ""}
            options={[
              { value: "", label: "Public and private" },
              { value: "public", label: "Public" },
              { value: "private", label: "Private" },
            ]}
          />
        )}
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}
