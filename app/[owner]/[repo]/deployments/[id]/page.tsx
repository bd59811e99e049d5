import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/components/accounts/require-page.ts";
import { DeploymentFacts, deploymentTitle } from "@/components/host/deployment-row.tsx";
import { DeploymentStateBadge } from "@/components/host/deployment-state.tsx";
import { MetaLine } from "@/components/host/meta-line.tsx";
import { OutsideLink } from "@/components/host/outside-link.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { Via } from "@/components/host/performed-via.tsx";
import { PersonLink } from "@/components/host/person-link.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { CodeBlock } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { listDeploymentStatuses, requireDeployment } from "@/lib/host/deployments/row.ts";

type Props = { params: Promise<RepositoryParams & { id: string }>; searchParams: Promise<PageQuery> };

async function requireDeploymentPage({ params }: Props) {
  const { owner, repo, id } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return { repository, deployment: await orNotFound(() => requireDeployment(repository.id, Number(id))) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { repository, deployment } = await requireDeploymentPage(props);
  return { title: `${deploymentTitle(deployment)} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeploymentPage(props: Props) {
  const { repository, deployment } = await requireDeploymentPage(props);
  const query = await props.searchParams;
  const page = pageIn(query);
  const { total, statuses } = await listDeploymentStatuses(deployment.id, page);
  const list = repositoryPath(repository, "/deployments");
  const payload = JSON.stringify(deployment.payload, null, 2);
  return (
    <>
      <Breadcrumbs items={[{ label: "Deployments", href: list }, { label: `#${deployment.id}` }]} />
      <PageHeading
        badges={<Badge>{deployment.environment}</Badge>}
        description={<DeploymentFacts repository={repository} deployment={deployment} />}
      >
        {deploymentTitle(deployment)}
      </PageHeading>
      <div className="grid min-w-0 gap-6">
        {statuses.length === 0 ? (
          <EmptyState title="Nothing was said of it yet">
            Whoever deploys reports here how it goes, from queued to success or failure.
          </EmptyState>
        ) : (
          <List title="Statuses" count={total}>
            {statuses.map(
              ({ id, state, description, environment, environmentUrl, logUrl, creator, performedVia, createdAt }) => (
                <ListRow
                  key={id}
                  title={<DeploymentStateBadge state={state} />}
                  badges={environment !== deployment.environment && <Badge>{environment}</Badge>}
                  description={description}
                  meta={
                    <MetaLine>
                      <PersonLink account={creator} />
                      <Via author={creator} performedVia={performedVia} />
                      <MetaDot />
                      <RelativeTime at={createdAt} />
                    </MetaLine>
                  }
                  actions={
                    <>
                      {environmentUrl && <OutsideLink href={environmentUrl}>Visit</OutsideLink>}
                      {logUrl && <OutsideLink href={logUrl}>Log</OutsideLink>}
                    </>
                  }
                />
              ),
            )}
          </List>
        )}
        <Pagination
          path={`${list}/${deployment.id}`}
          query={query}
          page={page.page}
          hasNext={page.page * page.perPage < total}
        />
        {payload !== "{}" && <CodeBlock title="Payload" label="Payload of the deployment" code={payload} />}
      </div>
    </>
  );
}
