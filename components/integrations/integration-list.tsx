import { CpuIcon, PlusIcon } from "@primer/octicons-react";
import { answerWords } from "@/components/deliveries/delivery-words.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { OwnedIntegration } from "@/lib/integrations/list-queries.ts";
import { isDelivered } from "@/lib/webhooks/outcome-words.ts";
import { IntegrationAvatar } from "./integration-avatar.tsx";
import { VisibilityBadge } from "./integration-frame.tsx";

/** The registrations of an account, or what an integration is when there are none. */
export function IntegrationList({
  integrations,
  base,
  search,
}: {
  integrations: readonly OwnedIntegration[];
  base: string;
  /** What the list was narrowed by; empty when it was not. */
  search: string;
}) {
  if (integrations.length === 0 && search !== "")
    return (
      <EmptyState
        icon={<CpuIcon size={24} />}
        title={`No integration fits “${search}”`}
        actions={<LinkButton href={base}>Show all</LinkButton>}
      >
        The name, the description and the client ID are searched.
      </EmptyState>
    );
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
          leading={<IntegrationAvatar integration={integration} size={32} />}
          title={
            <Link look="strong" href={`${base}/${integration.slug}`}>
              <bdi>{integration.name}</bdi>
            </Link>
          }
          badges={
            <>
              <VisibilityBadge isPublic={integration.public} />
              {integration.keyCount === 0 && <Badge tone="warning">No private key</Badge>}
              {integration.pendingCount > 0 && (
                <Badge tone="warning">{integration.pendingCount.toLocaleString("en")} to accept</Badge>
              )}
            </>
          }
          description={integration.description && <bdi>{integration.description}</bdi>}
          meta={
            <>
              <span>App ID {integration.id}</span>
              <MetaDot />
              <span>{installations(integration.installationCount)}</span>
              <MetaDot />
              <DeliveryState integration={integration} />
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

function DeliveryState({ integration: { webhookActive, lastDelivery } }: { integration: OwnedIntegration }) {
  if (!lastDelivery) return <span>{webhookActive ? "Nothing delivered yet" : "No webhook"}</span>;
  return (
    <span className={lastDelivery.outcome !== null && !isDelivered(lastDelivery) ? "text-danger" : undefined}>
      Last delivery: {answerWords(lastDelivery).toLowerCase()}, <RelativeTime at={lastDelivery.createdAt} />
      {!webhookActive && " (webhook off)"}
    </span>
  );
}

function installations(count: number): string {
  if (count === 0) return "Not installed";
  return count === 1 ? "1 installation" : `${count.toLocaleString("en")} installations`;
}
