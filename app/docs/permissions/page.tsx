import { SearchIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { DocsPage } from "@/components/docs/docs-page.tsx";
import { FoundEndpoints } from "@/components/docs/found-endpoints.tsx";
import { type CountedPermission, PermissionList } from "@/components/docs/permission-list.tsx";
import { PermissionSearch } from "@/components/docs/permission-search.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { endpointsOpenedBy } from "@/lib/api/permission-table.ts";
import { ENDPOINTS_SHOWN_MAX, searchPermissions } from "@/lib/api/search-permissions.ts";
import {
  type PermissionDefinition,
  type PermissionScope,
  permissionsOfScope,
} from "@/lib/authorization/permission-catalogue.ts";

export const metadata: Metadata = { title: "Permissions" };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

const GROUPS = [
  { scope: "repository", title: "Repository permissions" },
  { scope: "organization", title: "Organization permissions" },
  { scope: "account", title: "Account permissions" },
  { scope: "enterprise", title: "Enterprise permissions, which cannot be asked for here" },
] as const satisfies readonly { scope: PermissionScope; title: string }[];

export default async function PermissionsPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const query = [q ?? ""].flat()[0]?.trim() ?? "";
  return (
    <DocsPage
      title="Permissions"
      description="What integrations and fine-grained tokens can be granted, and what each permission opens. Whatever is not granted is refused."
    >
      <div className="grid gap-6">
        <PermissionSearch query={query} />
        {query ? <Results query={query} /> : <Everything />}
      </div>
    </DocsPage>
  );
}

async function Everything() {
  return GROUPS.map(async ({ scope, title }) => (
    <PermissionList key={scope} title={title} permissions={await counted(permissionsOfScope(scope))} />
  ));
}

async function Results({ query }: { query: string }) {
  const { permissions, endpoints, endpointCount } = await searchPermissions(query);
  if (permissions.length + endpointCount === 0)
    return (
      <EmptyState icon={<SearchIcon size={24} />} title={`Nothing fits “${query}”`}>
        <p>
          Try one word of it, or a path as it is called. <Link href="/docs/permissions">All permissions</Link>
        </p>
      </EmptyState>
    );
  return (
    <>
      {permissions.length > 0 && <PermissionList title="Permissions" permissions={await counted(permissions)} />}
      {endpointCount > 0 && (
        <section className="grid gap-3">
          <h2 className="font-semibold text-base">
            {endpointCount === 1 ? "1 endpoint" : `${endpointCount} endpoints`}
          </h2>
          {endpointCount > ENDPOINTS_SHOWN_MAX && (
            <p className="text-muted">The first {ENDPOINTS_SHOWN_MAX} are shown. Another word narrows them.</p>
          )}
          <FoundEndpoints endpoints={endpoints} />
        </section>
      )}
      <p>
        <Link href="/docs/permissions">All permissions</Link>
      </p>
    </>
  );
}

function counted(permissions: readonly PermissionDefinition[]): Promise<CountedPermission[]> {
  const byTitle = permissions.toSorted((a, b) => a.title.localeCompare(b.title, "en"));
  return Promise.all(
    byTitle.map(async (permission) => {
      const endpoints = await endpointsOpenedBy(permission.key);
      const served = endpoints.filter((endpoint) => endpoint.served).length;
      return { ...permission, served, rest: endpoints.length - served };
    }),
  );
}
