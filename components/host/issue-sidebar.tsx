import type { ReactNode } from "react";
import type { IssueRow } from "@/lib/host/issues/row.ts";
import { LabelChip } from "./label-chip.tsx";
import { repositoryPath } from "./paths.ts";
import { PersonLink } from "./person-link.tsx";

/** Who is on an issue and what it is about. */
export function IssueSidebar({
  repository,
  issue: { assignees, labels },
}: {
  repository: { ownerLogin: string; name: string };
  issue: Pick<IssueRow, "assignees" | "labels">;
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
    <section className="grid gap-1.5 border-line-muted border-b pb-4">
      <h2 className="font-semibold text-muted text-xs">{title}</h2>
      {isEmpty ? <p className="text-muted">{none}</p> : children}
    </section>
  );
}
