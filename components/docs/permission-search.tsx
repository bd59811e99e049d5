import { SearchIcon } from "@primer/octicons-react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";

/** A plain form: what is searched for is in the address, so that a result can be linked to. */
export function PermissionSearch({ query }: { query: string }) {
  return (
    <search>
      <form action="/docs/permissions" className="flex flex-wrap gap-2">
        <div className="grow basis-56">
          <Input
            name="q"
            type="search"
            aria-label="Search permissions and endpoints"
            placeholder="A word or a call"
            aria-describedby="permission-search-hint"
            defaultValue={query}
            leading={<SearchIcon />}
          />
        </div>
        <Button type="submit">Search</Button>
        <p id="permission-search-hint" className="basis-full text-muted text-xs">
          A word, or a call such as POST /repos/acme/widgets/issues.
        </p>
      </form>
    </search>
  );
}
