import { SearchIcon } from "@primer/octicons-react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";

/** What narrows the list of registrations: a plain form whose field is the address. */
export function IntegrationSearch({ path, search }: { path: string; search: string }) {
  return (
    <search>
      <form action={path} className="flex flex-wrap gap-2">
        <div className="grow basis-48">
          <Input
            name="q"
            type="search"
            aria-label="Find an integration"
            placeholder="Find an integration"
            defaultValue={search}
            leading={<SearchIcon />}
          />
        </div>
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}
