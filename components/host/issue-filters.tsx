import { SearchIcon } from "@primer/octicons-react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { type IssueQuery, isFiltered, ORDER_OPTIONS } from "./issue-query.ts";

/** What narrows a list of issues or pull requests: a plain form whose fields are the address. */
export function IssueFilters({
  path,
  query,
  labels,
  authors,
  things,
}: {
  path: string;
  query: IssueQuery;
  labels: readonly string[];
  authors: readonly string[];
  things: "issues" | "pull requests";
}) {
  return (
    <search>
      <form action={path} className="grid items-end gap-2 sm:flex sm:flex-wrap">
        {query.state === "closed" && <input type="hidden" name="state" value="closed" />}
        <div className="grow sm:basis-56">
          <Input
            name="q"
            type="search"
            aria-label={`Find ${things} by words in them`}
            placeholder="Words in title or text"
            defaultValue={query.search}
            leading={<SearchIcon />}
          />
        </div>
        <div className="grid grid-cols-2 gap-2 sm:flex">
          <Select
            aria-label="Label"
            name="label"
            defaultValue={query.label ?? ""}
            options={optionsOf("Any label", labels, query.label)}
          />
          <Select
            aria-label="Author"
            name="author"
            defaultValue={query.author ?? ""}
            options={optionsOf("Any author", authors, query.author)}
          />
          <Select aria-label="Order" name="sort" defaultValue={query.sort} options={ORDER_OPTIONS} />
          <Button type="submit">Find</Button>
          {isFiltered(query) && (
            <LinkButton variant="ghost" href={query.state === "closed" ? `${path}?state=closed` : path}>
              Clear
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  );
}

/** The current choice is among the options even when the repository knows no such thing. */
function optionsOf(any: string, names: readonly string[], current: string | undefined) {
  const isListed = !current || names.some((name) => name.toLowerCase() === current.toLowerCase());
  const all = isListed ? names : [current, ...names];
  return [{ value: "", label: any }, ...all.map((name) => ({ value: name, label: name }))];
}
