import type { ReactNode } from "react";
import { Link } from "@/components/ui/link.tsx";
import type { IssueRow } from "@/lib/host/issues/row.ts";
import { LabelChip } from "./label-chip.tsx";
import { milestonePath, repositoryPath } from "./paths.ts";
import { PersonLink } from "./person-link.tsx";

/** Who is on an issue, what it is about, and whether everybody may comment. */
export function IssueSidebar({
  repository,
  issue: { assignees, labels, milestone, locked, lockReason },
  children,
}: {
  repository: { ownerLogin: string; name: string };
  issue: Pick<IssueRow, "assignees" | "labels" | "milestone" | "locked" | "lockReason">;
  /** Locks and unlocks, for those who may. */
  children?: ReactNode;
}) {
  const labelled = (name: string) => repositoryPath(repository, `/issues?label=${encodeURIComponent(name)}`);
  return (
    <aside aria-label="About this issue" className="grid content-start gap-4">
      <Part title="Assignees" none="Nobody" isEmpty={assignees.length === 0}>
        <ul className="grid gap-1">
          {assignees.map((person) => (
            <li key={person.id}>
              <PersonLink account={person} avatar={20} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Labels" none="None" isEmpty={labels.length === 0}>
        <ul className="flex flex-wrap gap-1.5">
          {labels.map((label) => (
            <li key={label.id} className="flex max-w-full">
              <LabelChip label={label} href={labelled(label.name)} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Milestone" none="None" isEmpty={milestone === null}>
        {milestone && (
          <p className="break-words">
            <Link href={milestonePath(repository, milestone.number)}>
              <bdi>{milestone.title}</bdi>
            </Link>{" "}
            <span className="text-muted text-xs">
              {milestone.closedIssues} of {milestone.openIssues + milestone.closedIssues} closed
            </span>
          </p>
        )}
      </Part>
      {(locked || children) && (
        <section className="grid gap-1.5">
          <h2 className="font-semibold text-muted text-xs">Conversation</h2>
          <p className={locked ? undefined : "text-muted"}>
            {locked
              ? `Locked${lockReason ? ` as ${lockReason}` : ""}: only people who can push may comment.`
              : "Open to everybody who can read it."}
          </p>
          {children}
        </section>
      )}
    </aside>
  );
}

function Part({
  title,
  none,
  isEmpty,
  children,
}: {
  title: string;
  none: string;
  isEmpty: boolean;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-1.5 border-line-muted border-b pb-4 last:border-b-0 last:pb-0">
      <h2 className="font-semibold text-muted text-xs">{title}</h2>
      {isEmpty ? <p className="text-muted">{none}</p> : children}
    </section>
  );
}
