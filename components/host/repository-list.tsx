import { LockIcon, RepoIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { repositoryPath } from "./paths.ts";
import { VisibilityBadge } from "./visibility-badge.tsx";

/** Repositories in a list; with `showOwner` also whose they are. */
export function RepositoryList({
  repositories,
  showOwner,
  title,
  count,
}: {
  repositories: readonly RepositoryRow[];
  showOwner?: boolean | undefined;
  title?: string | undefined;
  count?: number | undefined;
}) {
  return (
    <List title={title} count={count} label={title ? undefined : "Repositories"}>
      {repositories.map((repository) => (
        <ListRow
          key={repository.id}
          leading={repository.private ? <LockIcon aria-hidden="true" /> : <RepoIcon aria-hidden="true" />}
          title={
            <Link href={repositoryPath(repository)} look="strong">
              {showOwner && <span className="font-normal">{repository.ownerLogin} / </span>}
              {repository.name}
            </Link>
          }
          badges={
            <>
              <VisibilityBadge isPrivate={repository.private} />
              {repository.archived && <Badge tone="warning">Archived</Badge>}
            </>
          }
          description={repository.description && <bdi>{repository.description}</bdi>}
          meta={
            <span>
              {repository.pushedAt ? (
                <>
                  Pushed <RelativeTime at={repository.pushedAt} />
                </>
              ) : (
                "Empty"
              )}
            </span>
          }
        />
      ))}
    </List>
  );
}
