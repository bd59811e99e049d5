import { CommentIcon, IssueOpenedIcon, RocketIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ActAsPerson } from "@/lib/host/acts-through-integration.ts";

const KINDS: Readonly<Record<ActAsPerson["kind"], { icon: ReactNode; verb: string; folder: string }>> = {
  issue: { icon: <IssueOpenedIcon />, verb: "Opened an issue", folder: "issues" },
  comment: { icon: <CommentIcon />, verb: "Commented", folder: "issues" },
  deployment: { icon: <RocketIcon />, verb: "Deployed", folder: "deployments" },
  deployment_status: { icon: <RocketIcon />, verb: "Reported on a deployment", folder: "deployments" },
};

/** What an integration did as a person, newest first. */
export function ActList({ acts, name }: { acts: readonly ActAsPerson[]; name: string }) {
  if (acts.length === 0)
    return (
      <EmptyState title="Nothing was done as you" headingLevel="h3">
        Issues, comments and deployments that <bdi>{name}</bdi> makes as you are listed here.
      </EmptyState>
    );
  return (
    <List label={`What ${name} did as you`}>
      {acts.map(({ kind, repository, number, title, at }) => {
        const { icon, verb, folder } = KINDS[kind];
        return (
          <ListRow
            key={`${kind}-${repository}-${number}-${at.getTime()}`}
            leading={icon}
            title={<Link href={`/${repository}/${folder}/${number}`}>{title}</Link>}
            meta={
              <>
                <span>{verb}</span>
                <MetaDot />
                <span className="break-all">{repository}</span>
                <MetaDot />
                <RelativeTime at={at} />
              </>
            }
          />
        );
      })}
    </List>
  );
}
