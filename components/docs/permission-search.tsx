import { ListSearch } from "@/components/ui/list-search.tsx";

/** Finds permissions and endpoints. */
export function PermissionSearch({ query }: { query: string }) {
  return (
    <ListSearch
      path="/docs/permissions"
      search={query}
      label="Search permissions and endpoints"
      placeholder="A word or a call"
      hint="A word, or a call such as POST /repos/acme/widgets/issues."
      submitLabel="Search"
    />
  );
}
