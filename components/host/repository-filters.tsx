import { ListSearch } from "@/components/ui/list-search.tsx";

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
    <ListSearch
      path={path}
      search={search}
      label="Find a repository by name"
      placeholder="Part of a name"
      choices={
        mayBePrivate
          ? [
              {
                name: "visibility",
                label: "Visibility",
                value: visibility ?? "",
                options: [
                  { value: "", label: "Public and private" },
                  { value: "public", label: "Public" },
                  { value: "private", label: "Private" },
                ],
              },
            ]
          : []
      }
    />
  );
}
