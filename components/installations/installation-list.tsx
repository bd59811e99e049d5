import { AppsIcon, DownloadIcon } from "@primer/octicons-react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ListedInstallation } from "@/lib/installations/overview.ts";
import { asksForRepositories } from "@/lib/installations/rules.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { asksForMore } from "./pending.ts";
import { permissionSummary, repositoryWords } from "./words.ts";

/** What is installed on an account, or what to do when nothing is. */
export function InstallationList({
  installations,
  total,
  isNarrowed,
  base,
  exportHref,
  developerHref,
  accountLogin,
}: {
  installations: readonly ListedInstallation[];
  total: number;
  /** Whether a filter may be the reason why there are none. */
  isNarrowed: boolean;
  base: string;
  /** The same list as a file. */
  exportHref: string;
  /** Where the account's own integrations are registered. */
  developerHref: string;
  accountLogin: string;
}) {
  if (total === 0 && isNarrowed)
    return (
      <EmptyState
        icon={<AppsIcon size={24} />}
        title="None of them"
        actions={<LinkButton href={base}>Show all</LinkButton>}
      >
        <p>No integration that is installed on {accountLogin} fits what you look for.</p>
      </EmptyState>
    );
  if (total === 0)
    return (
      <EmptyState
        icon={<AppsIcon size={24} />}
        title={`Nothing is installed on ${accountLogin}`}
        actions={<LinkButton href={developerHref}>Integrations of {accountLogin}</LinkButton>}
      >
        <p>
          Integrations are services that act as themselves, with the permissions and on the repositories that you
          choose. Each has a page of its own with a button to install it.
        </p>
        <p>You can also register one, and install it here to try it.</p>
      </EmptyState>
    );
  return (
    <List
      title="Installed"
      count={total}
      actions={
        <LinkButton href={exportHref} size="sm" prefetch={false} download icon={<DownloadIcon />}>
          Export as CSV
        </LinkButton>
      }
    >
      {installations.map((installation) => (
        <InstallationRow key={installation.id} installation={installation} base={base} />
      ))}
    </List>
  );
}

function InstallationRow({ installation, base }: { installation: ListedInstallation; base: string }) {
  const { id, integration, repositorySelection, repositoryCount, permissions, createdAt, suspendedAt } = installation;
  const { installer, lastUsedAt } = installation;
  const { name, owner } = integration;
  const granted = permissionsOf(permissions);
  return (
    <ListRow
      leading={<IntegrationAvatar integration={integration} size={32} />}
      title={
        <Link look="strong" href={`${base}/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      }
      badges={
        <>
          {suspendedAt && <Badge tone="danger">Suspended</Badge>}
          {asksForMore(installation) && <Badge tone="warning">Asks for more</Badge>}
        </>
      }
      description={permissionSummary(granted)}
      meta={
        <>
          <span>by {owner.login}</span>
          <MetaDot />
          <span>
            {asksForRepositories(granted) ? repositoryWords(repositorySelection, repositoryCount) : "No repositories"}
          </span>
          <MetaDot />
          <span>
            installed <RelativeTime at={createdAt} />
            {installer && ` by ${installer.login}`}
          </span>
          <MetaDot />
          <span>
            {lastUsedAt ? (
              <>
                used <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
          </span>
        </>
      }
      actions={
        <LinkButton size="sm" href={`${base}/${id}`} aria-label={`Configure ${name}`}>
          Configure
        </LinkButton>
      }
    />
  );
}
