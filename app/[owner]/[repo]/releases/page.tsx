import { PlusIcon, TagIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { pageIn } from "@/components/host/page-number.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { ReleaseCard } from "@/components/host/release-card.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { findLatestRelease, listReleases } from "@/lib/host/releases/row.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Releases · ${repository.ownerLogin}/${repository.name}` };
}

export default async function ReleasesPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  const query = await searchParams;
  const page = pageIn(query);
  const [{ total, releases }, latest] = await Promise.all([
    listReleases({ repositoryId: repository.id, seesDrafts: abilities.push }, page),
    findLatestRelease(repository.id),
  ]);
  const newPath = repositoryPath(repository, "/releases/new");
  return (
    <>
      <PageHeading
        description="Versions that were published, with their notes and files."
        actions={
          abilities.push &&
          total > 0 && (
            <LinkButton variant="primary" href={newPath} icon={<PlusIcon />}>
              New release
            </LinkButton>
          )
        }
      >
        Releases
      </PageHeading>
      {releases.length === 0 ? (
        <EmptyState
          icon={<TagIcon size={24} />}
          title="Nothing was released yet"
          actions={abilities.push && <LinkButton href={newPath}>Create a release</LinkButton>}
        >
          A release is a tag with notes and files. People who may push make them, and integrations with write access to
          contents.
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          {releases.map((release) => (
            <ReleaseCard
              key={release.id}
              release={release}
              repository={repository}
              isLatest={release.id === latest?.id}
              mayChange={abilities.push}
            />
          ))}
          <Pagination
            path={repositoryPath(repository, "/releases")}
            query={query}
            page={page.page}
            hasNext={page.page * page.perPage < total}
          />
        </div>
      )}
    </>
  );
}
