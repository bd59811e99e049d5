import {
  CodeIcon,
  GearIcon,
  GitPullRequestIcon,
  IssueOpenedIcon,
  LockIcon,
  RepoIcon,
  RocketIcon,
  TagIcon,
} from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { repositoryPath } from "./paths.ts";
import { RepositoryTabs } from "./repository-tabs.tsx";
import { VisibilityBadge } from "./visibility-badge.tsx";

/** Owner and name with the tabs between the parts of a repository. The h1 is the page's own. */
export function RepositoryHeader({ repository, mayAdminister }: { repository: RepositoryRow; mayAdminister: boolean }) {
  const at = (rest: string) => repositoryPath(repository, rest);
  const base = at("");
  return (
    <div className="border-line border-b bg-subtle pt-4">
      <div className="mx-auto w-full max-w-[76rem] px-4 md:px-6 lg:px-8">
        <p className="flex min-w-0 items-start gap-2 text-base">
          <span className="flex h-7 shrink-0 items-center text-muted" aria-hidden="true">
            {repository.private ? <LockIcon /> : <RepoIcon />}
          </span>
          <span className="min-w-0 break-words">
            {/* A long name is a part of the line, not a block of its own that leaves the slash alone below it. */}
            <Link href={`/${repository.ownerLogin}`} look="plain" className="inline!">
              <Breakable>{repository.ownerLogin}</Breakable>
            </Link>
            <span className="mx-1 text-muted">/</span>
            <wbr />
            <Link href={base} look="plain" className="inline! font-semibold">
              <Breakable>{repository.name}</Breakable>
            </Link>
            <span className="ml-3 inline-flex flex-wrap gap-1 align-middle text-sm">
              <VisibilityBadge isPrivate={repository.private} />
              {repository.archived && <Badge tone="warning">Archived</Badge>}
            </span>
          </span>
        </p>
        <RepositoryTabs
          base={base}
          code={<CodeIcon />}
          tabs={[
            {
              href: at("/issues"),
              label: "Issues",
              icon: <IssueOpenedIcon />,
              count: repository.openIssues - repository.openPulls,
            },
            {
              href: at("/pulls"),
              label: "Pull requests",
              icon: <GitPullRequestIcon />,
              count: repository.openPulls,
            },
            { href: at("/releases"), label: "Releases", icon: <TagIcon /> },
            { href: at("/deployments"), label: "Deployments", icon: <RocketIcon /> },
            ...(mayAdminister ? [{ href: at("/settings"), label: "Settings", icon: <GearIcon /> }] : []),
          ]}
        />
      </div>
      {repository.archived && (
        <div className="border-warning-line border-t bg-warning-subtle">
          <div className="mx-auto w-full max-w-[76rem] px-4 md:px-6 lg:px-8">
            <Banner tone="warning" className="rounded-none border-0! px-0!">
              This repository is archived: it can be read, and nothing in it can be changed.
            </Banner>
          </div>
        </div>
      )}
    </div>
  );
}
