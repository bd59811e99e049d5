import { permissionDocsHref } from "@/components/permission-picker/fields.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Table } from "@/components/ui/table.tsx";
import type { FoundEndpoint } from "@/lib/api/search-permissions.ts";
import { permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { EndpointName, Tokens } from "./endpoint-table.tsx";

const COLUMNS = [
  { key: "endpoint", header: "Endpoint", primary: true },
  { key: "opened", header: "Opened by" },
  { key: "tokens", header: "Tokens" },
] as const;

/** Endpoints that a search found, each with the permissions that open it. */
export function FoundEndpoints({ endpoints }: { endpoints: readonly FoundEndpoint[] }) {
  return (
    <Table
      caption="Endpoints that were found"
      columns={COLUMNS}
      rows={endpoints.map((endpoint) => ({
        key: `${endpoint.method} ${endpoint.path}`,
        cells: {
          endpoint: (
            <div className="grid justify-items-start gap-1">
              <EndpointName endpoint={endpoint} />
              {!endpoint.served && <Badge>Not served here</Badge>}
            </div>
          ),
          opened: (
            <ul className="text-xs">
              {endpoint.permissions.map((key) => (
                <li key={key}>
                  <Link href={permissionDocsHref(key)}>{permissionDefinition(key).title}</Link>
                </li>
              ))}
            </ul>
          ),
          tokens: <Tokens tokens={endpoint.tokens} />,
        },
      }))}
    />
  );
}
