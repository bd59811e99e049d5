import { EyeIcon, PencilIcon, PersonIcon, ShieldIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { WhatOpens } from "@/components/permission-picker/what-opens.tsx";
import { cx } from "@/components/ui/cx.ts";
import {
  CONSENT_GROUP_TITLES,
  CONSENT_GROUPS,
  type ConsentGroup,
  consentGroup,
  permissionDefinition,
  permissionVerb,
} from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import { byWhoAgrees } from "@/lib/installations/rules.ts";
import type { Reasons } from "@/lib/integrations/stored-permissions.ts";
import { MakersReason } from "./makers-reason.tsx";

type Entry = ReturnType<typeof permissionEntries>[number];

const ICONS: Readonly<Record<ConsentGroup, ReactNode>> = {
  read: <EyeIcon />,
  change: <PencilIcon />,
  control: <ShieldIcon />,
};

/**
 * What a set of permissions lets an integration do, in verbs, mildest first; then what each person is asked alone.
 * `onPerson` when it is about one person's account, where permissions on organizations mean nothing.
 */
export function PermissionGroups({
  permissions,
  reasons = {},
  onPerson = false,
  signingIn = false,
}: {
  permissions: Permissions;
  /** Why each is asked for, in the maker's words. */
  reasons?: Reasons | undefined;
  onPerson?: boolean | undefined;
  /** Whether a person is asked for themselves: what concerns their own account is theirs to decide here. */
  signingIn?: boolean | undefined;
}) {
  const { installer, eachPerson } = byWhoAgrees(permissions);
  const entries = permissionEntries(installer);
  const people = permissionEntries(eachPerson);
  if (entries.length + people.length === 0)
    return <p className="text-muted">Nothing beyond what everybody can see: it asks for no permission.</p>;
  return (
    <div className="grid gap-3">
      {CONSENT_GROUPS.map((group) => {
        const own = entries.filter(([key, level]) => consentGroup(key, level) === group);
        if (own.length === 0) return null;
        return (
          <Group
            key={group}
            title={CONSENT_GROUP_TITLES[group]}
            icon={ICONS[group]}
            strong={group === "control"}
            onPerson={onPerson}
            reasons={reasons}
            entries={own}
          />
        );
      })}
      {people.length > 0 && (
        <Group
          title={signingIn ? "On your own account" : "Asks each person on their own"}
          icon={<PersonIcon />}
          onPerson={onPerson}
          reasons={reasons}
          about={
            signingIn
              ? "Wherever it is installed or not: this is about you alone."
              : "Installing does not grant these: whoever signs in through it decides for their own account."
          }
          entries={people}
        />
      )}
    </div>
  );
}

function Group({
  title,
  icon,
  strong = false,
  onPerson,
  reasons,
  about,
  entries,
}: {
  title: string;
  icon: ReactNode;
  /** Draws attention to what reaches furthest. */
  strong?: boolean;
  onPerson: boolean;
  reasons: Reasons;
  about?: string;
  entries: readonly Entry[];
}) {
  return (
    <section className={cx("overflow-clip rounded-md border", strong ? "border-warning-line" : "border-line")}>
      <h3
        className={cx(
          "flex items-center gap-2 border-b px-4 py-2 font-semibold",
          strong ? "border-warning-line bg-warning-subtle" : "border-line bg-subtle",
        )}
      >
        <span aria-hidden="true" className={strong ? "text-warning" : "text-muted"}>
          {icon}
        </span>
        {title}
      </h3>
      {about && <p className="px-4 pt-2 text-muted text-xs">{about}</p>}
      <ul className="divide-y divide-line-muted">
        {entries.map((entry) => (
          <PermissionLine key={entry[0]} entry={entry} onPerson={onPerson} reason={reasons[entry[0]]} />
        ))}
      </ul>
    </section>
  );
}

function PermissionLine({
  entry: [key, level],
  onPerson,
  reason,
}: {
  entry: Entry;
  onPerson: boolean;
  reason: string | undefined;
}) {
  const { title, scope } = permissionDefinition(key);
  return (
    <li className="grid gap-x-4 px-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <span className="font-medium">{title}</span>
      <div className="grid min-w-0 gap-1 text-muted">
        <span>{permissionVerb(key, level)}</span>
        {scope === "organization" && onPerson && (
          <span className="text-xs">On organizations only: without effect on a personal account</span>
        )}
        <MakersReason reason={reason} />
        <WhatOpens permission={key} level={level} />
      </div>
    </li>
  );
}
