import {
  PERMISSIONS,
  type PermissionDefinition,
  type PermissionKey,
} from "@/lib/authorization/permission-catalogue.ts";
import { endpointsOpenedBy, type OpenedEndpoint } from "./permission-table.ts";

/** An endpoint that a search found, and the permissions that open it. */
export type FoundEndpoint = OpenedEndpoint & { permissions: readonly PermissionKey[] };

export type FoundPermissions = {
  permissions: readonly PermissionDefinition[];
  /** At most `ENDPOINTS_SHOWN_MAX`, those that are served here first. */
  endpoints: readonly FoundEndpoint[];
  endpointCount: number;
};

export const ENDPOINTS_SHOWN_MAX = 50;
const QUERY_LENGTH_MAX = 200;

/**
 * Permissions and endpoints in which every word occurs. A path may be written with names in braces or as it is called:
 * `POST /repos/acme/widgets/issues` finds what opens it.
 */
export async function searchPermissions(query: string): Promise<FoundPermissions> {
  const words = query.slice(0, QUERY_LENGTH_MAX).trim().toLowerCase().split(/\s+/).filter(Boolean).map(pathOf);
  const permissions = PERMISSIONS.filter(({ key, title, description, spellings }) => {
    const text = [key, title, description, ...spellings].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const found = new Map<string, FoundEndpoint>();
  for (const { key } of PERMISSIONS) {
    for (const endpoint of await endpointsOpenedBy(key)) {
      const address = `${endpoint.method} ${endpoint.path}`;
      const known = found.get(address);
      if (known) found.set(address, { ...known, permissions: [...known.permissions, key] });
      else if (words.every((word) => occursIn(word, endpoint))) found.set(address, { ...endpoint, permissions: [key] });
    }
  }
  const endpoints = [...found.values()].toSorted((a, b) => Number(b.served) - Number(a.served));
  return { permissions, endpoints: endpoints.slice(0, ENDPOINTS_SHOWN_MAX), endpointCount: endpoints.length };
}

/** A whole address is pasted as often as a path. */
function pathOf(word: string): string {
  return word
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/^\/api\/v3(?=\/)/, "")
    .replace(/[?#].*$/, "");
}

function occursIn(word: string, { method, path, summary }: OpenedEndpoint): boolean {
  if (`${method} ${path} ${summary ?? ""}`.toLowerCase().includes(word)) return true;
  return word.startsWith("/") && isCallOf(word, path.toLowerCase());
}

/** Whether an address as it is called is one of a path with names in braces, which may stand for several parts at its end. */
function isCallOf(address: string, path: string): boolean {
  const called = address.split("/");
  const parts = path.split("/");
  return (
    called.length === parts.length &&
    parts.every((part, index) => (part.startsWith("{") ? called[index] !== "" : part === called[index]))
  );
}
