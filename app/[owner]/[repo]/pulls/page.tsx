import { PlusIcon, TagIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { NumberedList } from "@/components/host/numbered-list.tsx";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Pull requests · ${repository.ownerLogin}/${repository.name}` };
}

export default async function PullsPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  const compare = repository.archived ? null : repositoryPath(repository, "/compare");
  return (
    <>
      <PageHeading
        actions={
          <>
            <LinkButton href={repositoryPath(repository, "/labels")} icon={<TagIcon />}>
              Labels
            </LinkButton>
            {compare && (
              <LinkButton variant="primary" href={compare} icon={<PlusIcon />}>
                New pull request
              </LinkButton>
            )}
          </>
        }
      >
        Pull requests
      </PageHeading>
      <NumberedList repository={repository} kind="pull" asked={await searchParams} newHref={compare} />
    </>
  );
}
