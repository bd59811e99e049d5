import { TagIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { pageIn } from "@/components/host/page-number.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { ReleaseCard } from "@/components/host/release-card.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Code } from "@/components/ui/code.tsx";
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
  return (
    <>
      <PageHeading description="Versions that were published, with their notes and files.">Releases</PageHeading>
      {releases.length === 0 ? (
        <EmptyState icon={<TagIcon size={24} />} title="Nothing was released yet">
          Integrations and people with write access to contents publish:{" "}
          <Code>{`POST /repos/${repository.ownerLogin}/${repository.name}/releases`}</Code>
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          {releases.map((release) => (
            <ReleaseCard
              key={release.id}
              release={release}
              repository={repository}
              isLatest={release.id === latest?.id}
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
