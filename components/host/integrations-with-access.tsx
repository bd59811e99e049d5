import { AppsIcon } from "@primer/octicons-react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import type { ReachingInstallation } from "@/lib/installations/page-queries.ts";

/** The integrations that reach a repository, with the way to what each of them may do. */
export function IntegrationsWithAccess({
  installations,
  settings,
}: {
  installations: readonly ReachingInstallation[];
  /** Where installations are configured; null for those who may not. */
  settings: string | null;
}) {
  if (installations.length === 0)
    return (
      <EmptyState icon={<AppsIcon size={24} />} title="No integration reaches this repository">
        Integrations are installed on the account that owns it.
      </EmptyState>
    );
  return (
    <List title="Integrations" count={installations.length}>
      {installations.map(({ id, integration, repositorySelection, suspendedAt }) => (
        <ListRow
          key={id}
          leading={<IntegrationAvatar integration={integration} size={32} />}
          title={
            <Link href={`/integrations/${integration.slug}`} look="strong">
              <bdi>{integration.name}</bdi>
            </Link>
          }
          badges={suspendedAt && <Badge tone="warning">Suspended</Badge>}
          description={integration.description}
          meta={repositorySelection === "all" ? "Reaches every repository of the account" : "Was given this repository"}
          actions={
            settings && (
              <LinkButton size="sm" href={`${settings}/${id}`}>
                Configure<span className="sr-only"> {integration.name}</span>
              </LinkButton>
            )
          }
        />
      ))}
    </List>
  );
}
