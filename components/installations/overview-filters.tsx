import { SearchIcon } from "@primer/octicons-react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { OverviewFilter } from "@/lib/installations/overview.ts";

/** What narrows and sorts the list of installations: a plain form whose fields are the address. */
export function OverviewFilters({ base, filter }: { base: string; filter: OverviewFilter }) {
  const { search = "", show = "all", sort = "name" } = filter;
  return (
    <search>
      <form action={base} className="flex flex-wrap gap-2">
        <div className="grow basis-full lg:basis-48">
          <Input
            name="q"
            type="search"
            aria-label="Find an integration by its name or its maker"
            placeholder="Part of a name or maker"
            defaultValue={search}
            leading={<SearchIcon />}
          />
        </div>
        <div className="grow basis-24 md:grow-0 md:basis-auto">
          <Select
            name="show"
            aria-label="Which"
            defaultValue={show}
            options={[
              { value: "all", label: "All" },
              { value: "pending", label: "Asking for more" },
              { value: "suspended", label: "Suspended" },
              { value: "unused", label: "Never used" },
            ]}
          />
        </div>
        <div className="grow basis-24 md:grow-0 md:basis-auto">
          <Select
            name="sort"
            aria-label="Sorted by"
            defaultValue={sort}
            options={[
              { value: "name", label: "By name" },
              { value: "used", label: "Last used first" },
              { value: "installed", label: "Newest first" },
            ]}
          />
        </div>
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}

/** The same list as a file. */
export function overviewExportHref(base: string, { search = "", show = "all", sort = "name" }: OverviewFilter): string {
  return `${base}/export?${new URLSearchParams({ ...(search && { q: search }), show, sort })}`;
}
