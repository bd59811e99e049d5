import { DownloadIcon, SearchIcon } from "@primer/octicons-react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { OverviewFilter } from "@/lib/installations/overview.ts";

/** What narrows and sorts the list of installations: a plain form whose fields are the address; and the same as a file. */
export function OverviewFilters({ base, filter }: { base: string; filter: OverviewFilter }) {
  const { search = "", show = "all", sort = "name" } = filter;
  const query = new URLSearchParams({ ...(search && { q: search }), show, sort });
  return (
    <div className="flex flex-wrap gap-2">
      <search className="grow">
        <form action={base} className="flex flex-wrap gap-2">
          <div className="grow basis-48">
            <Input
              name="q"
              type="search"
              aria-label="Find an integration by its name or its maker"
              placeholder="Part of a name or maker"
              defaultValue={search}
              leading={<SearchIcon />}
            />
          </div>
          <Select
            name="show"
            compact
            aria-label="Which"
            defaultValue={show}
            options={[
              { value: "all", label: "All" },
              { value: "pending", label: "Asking for more" },
              { value: "suspended", label: "Suspended" },
              { value: "unused", label: "Never used" },
            ]}
          />
          <Select
            name="sort"
            compact
            aria-label="Sorted by"
            defaultValue={sort}
            options={[
              { value: "name", label: "By name" },
              { value: "used", label: "Last used first" },
              { value: "installed", label: "Newest first" },
            ]}
          />
          <Button type="submit">Find</Button>
        </form>
      </search>
      <LinkButton href={`${base}/export?${query}`} prefetch={false} download icon={<DownloadIcon />}>
        Export as CSV
      </LinkButton>
    </div>
  );
}
