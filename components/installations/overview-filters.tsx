import { ListSearch } from "@/components/ui/list-search.tsx";
import type { OverviewFilter } from "@/lib/installations/overview.ts";

/** What narrows and sorts the list of installations: a plain form whose fields are the address. */
export function OverviewFilters({ base, filter }: { base: string; filter: OverviewFilter }) {
  const { search = "", show = "all", sort = "name" } = filter;
  return (
    <ListSearch
      path={base}
      search={search}
      label="Find an integration by its name or its maker"
      placeholder="Part of a name or maker"
      choices={[
        {
          name: "show",
          label: "Which",
          value: show,
          options: [
            { value: "all", label: "All" },
            { value: "pending", label: "Asking for more" },
            { value: "suspended", label: "Suspended" },
            { value: "unused", label: "Never used" },
          ],
        },
        {
          name: "sort",
          label: "Sorted by",
          value: sort,
          options: [
            { value: "name", label: "By name" },
            { value: "used", label: "Last used first" },
            { value: "installed", label: "Newest first" },
          ],
        },
      ]}
    />
  );
}

/** The same list as a file. */
export function overviewExportHref(base: string, { search = "", show = "all", sort = "name" }: OverviewFilter): string {
  return `${base}/export?${new URLSearchParams({ ...(search && { q: search }), show, sort })}`;
}
