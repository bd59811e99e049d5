import { permissionDocsHref } from "@/components/permission-picker/fields.ts";
import { levelWords } from "@/components/permission-picker/level-words.ts";
import { Breakable } from "@/components/ui/breakable.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Table } from "@/components/ui/table.tsx";
import type { OpenedEndpoint, PermissionToken } from "@/lib/api/permission-table.ts";
import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";

const TOKEN_WORDS = {
  installation: "Installation",
  "user-via-integration": "User",
  "fine-grained-token": "Fine-grained",
} as const satisfies Record<PermissionToken, string>;

const COLUMNS = [
  { key: "endpoint", header: "Endpoint", primary: true },
  { key: "also", header: "Permissions" },
  { key: "tokens", header: "Tokens" },
] as const;

/** Endpoints that a permission opens, with what else is needed or is enough, and which tokens may call them. */
export function EndpointTable({
  caption,
  permission,
  endpoints,
}: {
  caption: string;
  permission: PermissionKey;
  endpoints: readonly OpenedEndpoint[];
}) {
  return (
    <Table
      caption={caption}
      columns={COLUMNS}
      rows={endpoints.map((endpoint) => ({
        key: `${endpoint.method} ${endpoint.path}`,
        cells: {
          endpoint: <EndpointName endpoint={endpoint} />,
          also: <Needs endpoint={endpoint} permission={permission} />,
          tokens: <Tokens tokens={endpoint.tokens} />,
        },
      }))}
    />
  );
}

export function EndpointName({ endpoint: { method, path, summary } }: { endpoint: OpenedEndpoint }) {
  return (
    <div className="grid font-normal">
      <span className="break-words font-mono text-xs">
        <span className="font-semibold">{method}</span> <Breakable>{path}</Breakable>
      </span>
      {summary && <span className="text-muted text-xs">{summary}</span>}
    </div>
  );
}

/** "this permission alone", or the sets that are enough, each with what it needs together. */
function Needs({ endpoint, permission }: { endpoint: OpenedEndpoint; permission: PermissionKey }) {
  const { anyOf, additional, served } = endpoint;
  if (endpoint.public && anyOf.length === 0) return <span className="text-muted text-xs">None is needed here.</span>;
  const isAlone = anyOf.length === 1 && permissionEntries(anyOf[0] ?? {}).length === 1;
  return (
    <div className="grid gap-0.5 text-xs">
      {!served && <span>{additional ? "Together with others, or in their place" : "By itself"}</span>}
      {served && isAlone && <span>By itself</span>}
      {served && !isAlone && (
        <ul className="grid gap-0.5">
          {anyOf.map((set, index) => (
            <li key={JSON.stringify(set)}>
              {index > 0 && "or "}
              <SetWords set={set} permission={permission} />
            </li>
          ))}
        </ul>
      )}
      {endpoint.public && <span className="text-muted">None where it is public</span>}
    </div>
  );
}

function SetWords({ set, permission }: { set: Permissions; permission: PermissionKey }) {
  return permissionEntries(set).map(([key, level], index) => {
    const definition = permissionDefinition(key);
    return (
      <span key={key}>
        {index > 0 && " with "}
        {key === permission ? (
          <span className="font-medium">{definition.title}</span>
        ) : (
          <Link href={permissionDocsHref(key)} className="py-0">
            {definition.title}
          </Link>
        )}
        : {levelWords(level, definition).toLowerCase()}
      </span>
    );
  });
}

export function Tokens({ tokens }: { tokens: readonly PermissionToken[] }) {
  if (tokens.length === 0) return <span className="text-muted text-xs">None</span>;
  return <span className="text-xs">{tokens.map((token) => TOKEN_WORDS[token]).join(", ")}</span>;
}
