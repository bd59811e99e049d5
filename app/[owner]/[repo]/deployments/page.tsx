import { RocketIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { DeploymentRow } from "@/components/host/deployment-row.tsx";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Code } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { List } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { deploymentsWithState, environmentsOf } from "@/lib/host/deployments/page-queries.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Deployments · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeploymentsPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  const query = await searchParams;
  const page = pageIn(query);
  const environment = firstOf(query.environment);
  const [{ total, deployments }, environments] = await Promise.all([
    deploymentsWithState(repository.id, { page, ...(environment && { environment }) }),
    environmentsOf(repository.id),
  ]);
  const path = repositoryPath(repository, "/deployments");
  return (
    <>
      <PageHeading description="What integrations and people brought where, and how it went.">Deployments</PageHeading>
      {environments.length === 0 ? (
        <EmptyState icon={<RocketIcon size={24} />} title="Nothing was deployed yet">
          An integration with write access to deployments records them:{" "}
          <Code>{`POST /repos/${repository.ownerLogin}/${repository.name}/deployments`}</Code>
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <LinkTabs
            label="Environment"
            tabs={[
              { href: path, label: "All", current: environment === undefined },
              ...environments.map(({ name, deployments: count }) => ({
                href: `${path}?environment=${encodeURIComponent(name)}`,
                label: name,
                count,
                current: environment === name,
              })),
            ]}
          />
          <PagedList
            path={path}
            query={query}
            page={page}
            total={total}
            isEmpty={deployments.length === 0}
            empty={<EmptyState title="Nothing here">No deployment matches this address.</EmptyState>}
          >
            <List label="Deployments">
              {deployments.map((deployment) => (
                <DeploymentRow key={deployment.id} repository={repository} deployment={deployment} />
              ))}
            </List>
          </PagedList>
        </div>
      )}
    </>
  );
}
