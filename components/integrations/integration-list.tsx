import { CpuIcon, PlusIcon } from "@primer/octicons-react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import type { OwnedIntegration } from "@/lib/integrations/queries.ts";
import { VisibilityBadge } from "./integration-frame.tsx";

/** The registrations of an account, or what an integration is when there are none. */
export function IntegrationList({ integrations, base }: { integrations: readonly OwnedIntegration[]; base: string }) {
  if (integrations.length === 0)
    return (
      <EmptyState
        icon={<CpuIcon size={24} />}
        title="No integrations yet"
        actions={
          <LinkButton href={`${base}/new`} variant="primary" icon={<PlusIcon />}>
            New integration
          </LinkButton>
        }
      >
        <p>An integration acts as itself, with just the permissions that it was granted.</p>
        <p>Register one to automate your own work, or to offer a service to others.</p>
      </EmptyState>
    );
  return (
    <List label="Integrations">
      {integrations.map((integration) => (
        <ListRow
          key={integration.id}
          leading={<Avatar seed={integration.slug} shape="square" size={32} />}
          title={
            <Link look="strong" href={`${base}/${integration.slug}`}>
              {integration.name}
            </Link>
          }
          badges={
            <>
              <VisibilityBadge isPublic={integration.public} />
              {integration.keyCount === 0 && <Badge tone="warning">No private key</Badge>}
            </>
          }
          description={integration.description}
          meta={
            <>
              <span>App ID {integration.id}</span>
              <MetaDot />
              <span>{installations(integration.installationCount)}</span>
            </>
          }
          actions={
            <LinkButton size="sm" href={`${base}/${integration.slug}`} aria-label={`Edit ${integration.name}`}>
              Edit
            </LinkButton>
          }
        />
      ))}
    </List>
  );
}

function installations(count: number): string {
  if (count === 0) return "Not installed";
  return count === 1 ? "1 installation" : `${count.toLocaleString("en")} installations`;
}
