import { DownloadIcon, PencilIcon, TagIcon } from "@primer/octicons-react";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { assetPath, releasePath } from "@/lib/host/releases/represent.ts";
import type { ReleaseRow } from "@/lib/host/releases/row.ts";
import { fileSize } from "./file-size.ts";
import { releaseEditPath, repositoryPath } from "./paths.ts";
import { PersonLink } from "./person-link.tsx";

type Named = { ownerLogin: string; name: string };

/** A release with its notes and its files. */
export function ReleaseCard({
  release,
  repository,
  isLatest,
  mayChange,
}: {
  release: ReleaseRow;
  repository: Named;
  isLatest: boolean;
  mayChange: boolean;
}) {
  return (
    <Card>
      <article className="grid gap-3">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h2 className="flex min-w-0 flex-wrap items-center gap-2 break-words font-semibold text-lg">
            {release.draft ? (
              (release.name ?? release.tagName)
            ) : (
              <Link href={repositoryPath(repository, releasePath(release))} look="strong">
                {release.name ?? release.tagName}
              </Link>
            )}
            {isLatest && <Badge tone="success">Latest</Badge>}
            {release.prerelease && <Badge tone="warning">Pre-release</Badge>}
            {release.draft && <Badge>Draft</Badge>}
          </h2>
          {mayChange && (
            <LinkButton size="sm" icon={<PencilIcon />} href={releaseEditPath(repository, release.id)}>
              Edit<span className="sr-only"> {release.tagName}</span>
            </LinkButton>
          )}
        </div>
        <p className="flex flex-wrap items-center gap-2 text-muted">
          <TagIcon aria-hidden="true" />
          <span>{release.tagName}</span>
          <MetaDot />
          <PersonLink account={release.author} />
          <RelativeTime at={release.publishedAt ?? release.createdAt} />
        </p>
        {release.body && (
          <Markdown text={release.body} idPrefix={`release-${release.id}-`} headingBase={3} lineBreaks />
        )}
        {release.assets.length > 0 && (
          <ul aria-label={`Files of ${release.tagName}`} className="grid gap-1">
            {release.assets.map((asset) => (
              <li key={asset.id} className="flex flex-wrap items-center gap-2">
                <DownloadIcon aria-hidden="true" />
                {release.draft ? (
                  asset.name
                ) : (
                  // A file and no page: nothing to load beforehand.
                  <Link href={repositoryPath(repository, assetPath(release, asset.name))} prefetch={false}>
                    {asset.label ?? asset.name}
                  </Link>
                )}
                <span className="text-muted">
                  {fileSize(asset.size)}, downloaded {asset.downloadCount}{" "}
                  {asset.downloadCount === 1 ? "time" : "times"}
                </span>
              </li>
            ))}
          </ul>
        )}
      </article>
    </Card>
  );
}
