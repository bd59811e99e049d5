import { Badge } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import { ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { LastStatus } from "@/lib/host/deployments/page-queries.ts";
import type { DeploymentRow as Deployment } from "@/lib/host/deployments/row.ts";
import { CommitLink } from "./commit-line.tsx";
import { DeploymentStateBadge } from "./deployment-state.tsx";
import { MetaLine } from "./meta-line.tsx";
import { OutsideLink } from "./outside-link.tsx";
import { codePath, repositoryPath } from "./paths.ts";
import { Via } from "./performed-via.tsx";
import { PersonLink } from "./person-link.tsx";

type Repository = { ownerLogin: string; name: string };

/** What a deployment is called: its description, or what it does. */
export const deploymentTitle = ({ description, task, ref }: Pick<Deployment, "description" | "task" | "ref">): string =>
  description || (task === "deploy" ? `Deploy ${ref}` : `${task} of ${ref}`);

/** A deployment in a list, with what was said of it last. */
export function DeploymentRow({
  repository,
  deployment,
}: {
  repository: Repository;
  deployment: Deployment & { last: LastStatus | null };
}) {
  const { id, environment, last } = deployment;
  return (
    <ListRow
      title={
        <Link href={repositoryPath(repository, `/deployments/${id}`)} look="strong">
          {deploymentTitle(deployment)}
        </Link>
      }
      badges={
        <>
          <DeploymentStateBadge state={last?.state ?? null} />
          <Badge>{environment}</Badge>
        </>
      }
      meta={<DeploymentFacts repository={repository} deployment={deployment} />}
      actions={
        <>
          {last?.environmentUrl && (
            <OutsideLink href={last.environmentUrl}>
              Visit<span className="sr-only"> {environment}</span>
            </OutsideLink>
          )}
          {last?.logUrl && (
            <OutsideLink href={last.logUrl}>
              Log<span className="sr-only"> of deployment {id}</span>
            </OutsideLink>
          )}
        </>
      }
    />
  );
}

/** Who deployed what, and when. */
export function DeploymentFacts({ repository, deployment }: { repository: Repository; deployment: Deployment }) {
  const { creator, performedVia, createdAt, ref, sha } = deployment;
  return (
    <MetaLine>
      <PersonLink account={creator} />
      <Via author={creator} performedVia={performedVia} />
      <MetaDot />
      <span>
        <RelativeTime at={createdAt} />
      </span>
      <MetaDot />
      {ref !== sha && (
        <Link
          href={codePath(repository, { view: "tree", ref })}
          look="muted"
          className="inline-flex min-h-6 items-center break-all"
        >
          {ref}
        </Link>
      )}
      <CommitLink repository={repository} sha={sha} />
    </MetaLine>
  );
}
