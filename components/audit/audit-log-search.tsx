import { DownloadIcon } from "@primer/octicons-react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { AuditLogQuery } from "./audit-log-filter.ts";

/** What narrows an audit log: a plain form whose fields are the address; and what it finds as a file. */
export function AuditLogSearch({ path, query }: { path: string; query: AuditLogQuery }) {
  const address = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  const file = (format: string) => `${path}/export?${new URLSearchParams([...address, ["format", format]])}`;
  return (
    <div className="mb-4 grid gap-3">
      <search>
        <form action={path} className="grid gap-3">
          <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_10rem_10rem]">
            <TextField
              name="q"
              type="search"
              label="Action"
              placeholder="integration.create, key deleted"
              autoComplete="off"
              defaultValue={query.q}
            />
            <TextField
              name="actor"
              type="search"
              label="Done by"
              placeholder="A login"
              autoComplete="off"
              defaultValue={query.actor}
            />
            <TextField name="from" type="date" label="From" defaultValue={query.from} />
            <TextField name="to" type="date" label="To" defaultValue={query.to} />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button type="submit">Search</Button>
            <LinkButton href={file("csv")} prefetch={false} download icon={<DownloadIcon />}>
              Export as CSV
            </LinkButton>
            <LinkButton href={file("json")} prefetch={false} download icon={<DownloadIcon />}>
              Export as JSON
            </LinkButton>
          </div>
        </form>
      </search>
    </div>
  );
}
