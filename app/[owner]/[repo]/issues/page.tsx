import { MilestoneIcon, PlusIcon, TagIcon } from "@primer/octicons-react";
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
  return { title: `Issues · ${repository.ownerLogin}/${repository.name}` };
}

export default async function IssuesPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  const newHref = repositoryPath(repository, "/issues/new");
  return (
    <>
      <PageHeading
        actions={
          <>
            <LinkButton href={repositoryPath(repository, "/labels")} icon={<TagIcon />}>
              Labels
            </LinkButton>
            <LinkButton href={repositoryPath(repository, "/milestones")} icon={<MilestoneIcon />}>
              Milestones
            </LinkButton>
            {!repository.archived && (
              <LinkButton variant="primary" href={newHref} icon={<PlusIcon />}>
                New issue
              </LinkButton>
            )}
          </>
        }
      >
        Issues
      </PageHeading>
      <NumberedList
        repository={repository}
        kind="issue"
        asked={await searchParams}
        newHref={abilities.openIssues ? newHref : null}
      />
    </>
  );
}
