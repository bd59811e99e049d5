"use client";

import { ChevronRightIcon, SearchIcon } from "@primer/octicons-react";
import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Counter } from "@/components/ui/counter.tsx";
import { cx } from "@/components/ui/cx.ts";
import { Input } from "@/components/ui/input.tsx";
import type { Level } from "@/lib/authorization/levels.ts";
import {
  type PermissionDefinition,
  type PermissionKey,
  permissionsOfScope,
} from "@/lib/authorization/permission-catalogue.ts";
import { levelOf, type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import { permissionField, reasonField } from "./fields.ts";
import { PermissionRow } from "./permission-row.tsx";

const GROUPS = [
  { scope: "repository", title: "Repository permissions", about: "Repositories and what is in them." },
  { scope: "organization", title: "Organization permissions", about: "Organizations, their people and teams." },
  { scope: "account", title: "Account permissions", about: "A person's own account, once that person agrees." },
] as const;

export type PickerScope = (typeof GROUPS)[number]["scope"];

const ALL_SCOPES: readonly PickerScope[] = GROUPS.map(({ scope }) => scope);

/** As people look for them: by title. */
const inOrder = (scope: PickerScope): readonly PermissionDefinition[] => SORTED[scope];
const byTitle = (scope: PickerScope) =>
  permissionsOfScope(scope).toSorted((a, b) => a.title.localeCompare(b.title, "en"));
const SORTED: Readonly<Record<PickerScope, readonly PermissionDefinition[]>> = {
  repository: byTitle("repository"),
  organization: byTitle("organization"),
  account: byTitle("account"),
};

/**
 * Every permission that can be asked for, in three groups, each with its levels as native radios: a plain part of a
 * form. Scripts add the search, the counts and what comes by itself.
 */
export function PermissionPicker({
  initial,
  chosen,
  original,
  reasons,
  scopes = ALL_SCOPES,
  without = [],
  errors = {},
}: {
  /** What is checked when the form is first shown. */
  initial: Permissions;
  /** What is checked now; the form that holds the picker keeps track of it. */
  chosen: Permissions;
  /** What is asked for up to now, when this form changes it. */
  original?: Permissions | undefined;
  /** Why each is asked for, by permission, as first shown. Left out where reasons are not asked for. */
  reasons?: Readonly<Record<string, string>> | undefined;
  /** The groups to choose from; all three unless given. */
  scopes?: readonly PickerScope[] | undefined;
  /** What cannot be chosen here at all. */
  without?: readonly PermissionKey[] | undefined;
  /** By form key. */
  errors?: Readonly<Record<string, string>> | undefined;
}) {
  const [query, setQuery] = useState("");
  const [onlyChosen, setOnlyChosen] = useState(false);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const complete = withImpliedMetadata(chosen);
  const impliesMetadata = levelOf(complete, "metadata") === "read" && reachesBeyondMetadata(chosen);
  const matches = (permission: PermissionDefinition) =>
    (!onlyChosen || levelOf(complete, permission.key) !== "none") && isFound(permission, query);
  const groups = GROUPS.filter(({ scope }) => scopes.includes(scope));
  const isOffered = ({ key }: PermissionDefinition) => !without.includes(key);
  const found = groups.reduce((sum, { scope }) => sum + inOrder(scope).filter(isOffered).filter(matches).length, 0);
  const filtering = query.trim() !== "" || onlyChosen;

  return (
    <div className="grid gap-3">
      {/* Its room is there before scripts run: what moves under a pointer that is pressed loses the click. */}
      <div className={cx("flex flex-wrap items-center gap-x-4 gap-y-2 noscript:hidden", !scripted && "invisible")}>
        <div className="min-w-0 grow basis-56">
          <Input
            type="search"
            aria-label="Search permissions"
            placeholder="Search permissions"
            leading={<SearchIcon />}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault();
            }}
          />
        </div>
        <Checkbox
          id="permissions-only-chosen"
          label="Only what is chosen"
          checked={onlyChosen}
          onChange={(event) => setOnlyChosen(event.target.checked)}
        />
        <p role="status" className={filtering ? "basis-full text-muted text-xs" : "sr-only"}>
          {filtering && foundWords(found)}
        </p>
      </div>
      <p className="text-muted text-xs">
        What each permission opens is also <DocsLink />.
      </p>
      {groups.map((group) => (
        <Group
          key={group.scope}
          group={group}
          initial={initial}
          chosen={complete}
          original={original}
          reasons={reasons}
          errors={errors}
          impliesMetadata={impliesMetadata}
          filtering={filtering}
          isOffered={isOffered}
          matches={matches}
        />
      ))}
    </div>
  );
}

function Group({
  group: { scope, title, about },
  initial,
  chosen,
  original,
  reasons,
  errors,
  impliesMetadata,
  filtering,
  isOffered,
  matches,
}: {
  group: (typeof GROUPS)[number];
  initial: Permissions;
  chosen: Permissions;
  original: Permissions | undefined;
  reasons: Readonly<Record<string, string>> | undefined;
  errors: Readonly<Record<string, string>>;
  impliesMetadata: boolean;
  filtering: boolean;
  isOffered: (permission: PermissionDefinition) => boolean;
  matches: (permission: PermissionDefinition) => boolean;
}) {
  const permissions = inOrder(scope).filter(isOffered);
  const count = permissions.filter(({ key }) => levelOf(chosen, key) !== "none").length;
  const [open, setOpen] = useState(opensAtFirst(scope, initial));
  const wrong = permissions.some(({ key }) => errors[permissionField(key)] || errors[reasonField(key)]);
  return (
    <details
      open={open || filtering || wrong}
      hidden={filtering && !permissions.some(matches)}
      onToggle={(event) => {
        if (!filtering && !wrong) setOpen(event.currentTarget.open);
      }}
      className="group rounded-md border border-line"
    >
      <summary className="flex min-h-12 items-center gap-3 rounded-md bg-subtle px-4 py-2 marker:content-none group-open:rounded-b-none group-open:border-line group-open:border-b">
        <ChevronRightIcon
          aria-hidden="true"
          className="shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <h3 className="min-w-0 grow font-semibold">
          {title}
          <span className="block font-normal text-muted text-xs">{about}</span>
        </h3>
        <span className="flex shrink-0 items-center gap-1.5 text-muted text-xs">
          <Counter value={count} /> chosen
        </span>
      </summary>
      {permissions.map((permission) => (
        <PermissionRow
          key={permission.key}
          permission={permission}
          initial={levelOf(initial, permission.key)}
          chosen={levelOf(chosen, permission.key)}
          original={original && levelOf(original, permission.key)}
          implied={permission.key === "metadata" && impliesMetadata}
          reason={reasons && (reasons[permission.key] ?? "")}
          error={errors[permissionField(permission.key)]}
          reasonError={errors[reasonField(permission.key)]}
          hidden={filtering && !matches(permission)}
        />
      ))}
    </details>
  );
}

function DocsLink() {
  return (
    <a href="/docs/permissions" target="_blank" rel="noopener" className="text-accent underline underline-offset-2">
      documented on one page<span className="sr-only">, in a new tab</span>
    </a>
  );
}

/** Repository permissions are what most integrations need; the others open when something in them is chosen. */
function opensAtFirst(scope: PickerScope, initial: Permissions): boolean {
  return scope === "repository" || inOrder(scope).some(({ key }) => levelOf(initial, key) !== "none");
}

function reachesBeyondMetadata(chosen: Permissions): boolean {
  return inOrder("repository").some(({ key }) => key !== "metadata" && isChosen(levelOf(chosen, key)));
}

function foundWords(found: number): string {
  if (found === 0) return "No permission fits.";
  return found === 1 ? "1 permission shown." : `${found} permissions shown.`;
}

const isChosen = (level: Level): boolean => level !== "none";

function isFound({ key, title, description, spellings }: PermissionDefinition, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/);
  const text = [key, title, description, ...spellings].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
