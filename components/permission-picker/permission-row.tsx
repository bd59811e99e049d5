import { Badge } from "@/components/ui/badge.tsx";
import { cx } from "@/components/ui/cx.ts";
import { FieldError } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { Level } from "@/lib/authorization/levels.ts";
import type { PermissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { REASON_LENGTH_MAX } from "@/lib/integrations/limits.ts";
import { permissionField, reasonField } from "./fields.ts";
import { levelWords } from "./level-words.ts";
import { WhatOpens } from "./what-opens.tsx";

/** Levels stand below each other where there is room, whichever a permission lacks. */
const COLUMNS = {
  none: "xl:col-start-1",
  read: "xl:col-start-2",
  write: "xl:col-start-3",
  admin: "xl:col-start-4",
} as const satisfies Record<Level, string>;

/**
 * One permission: what it opens, and its levels as native radios. `initial` is what is checked at first; `chosen` is
 * what is checked now, where scripts keep track of it.
 */
export function PermissionRow({
  permission,
  initial,
  chosen,
  original,
  implied,
  reason,
  error,
  reasonError,
  hidden,
}: {
  permission: PermissionDefinition;
  initial: Level;
  chosen: Level;
  /** What was asked for before this form, to say what it changes; none for a new integration. */
  original?: Level | undefined;
  /** It comes by itself with what else is chosen, so there is nothing to choose. */
  implied: boolean;
  /** The reason that is given for it at first; without one there is no field for it. */
  reason?: string | undefined;
  error?: string | undefined;
  reasonError?: string | undefined;
  hidden: boolean;
}) {
  const name = permissionField(permission.key);
  const described = [`${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  const changed = original !== undefined && original !== chosen && !implied;
  return (
    <fieldset
      id={name}
      hidden={hidden}
      aria-describedby={described}
      className="group/permission grid gap-x-6 gap-y-2 px-4 py-3 not-last:border-line-muted not-last:border-b xl:grid-cols-[minmax(0,1fr)_auto] xl:items-center [&[hidden]]:hidden"
    >
      {/* The group's name is the title alone; what it opens is read as its description. */}
      <legend className="sr-only">{permission.title}</legend>
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span aria-hidden="true" className="font-medium">
            {permission.title}
          </span>
          {changed && (
            <Badge tone="warning">
              {original === "none" ? "New" : `Was: ${levelWords(original, permission).toLowerCase()}`}
            </Badge>
          )}
        </span>
        <span id={`${name}-hint`} className="block text-muted text-xs">
          {permission.description}
        </span>
      </div>
      {implied ? (
        <p className="text-muted xl:w-[29.625rem]">
          <span className="font-medium text-fg">{levelWords("read")}</span>, comes by itself
        </p>
      ) : (
        <div className="flex flex-wrap gap-1.5 xl:grid xl:grid-cols-[7rem_7rem_9rem_5.5rem]">
          {(["none", ...permission.levels] as const).map((level) => (
            <label
              key={level}
              htmlFor={`${name}-${level}`}
              className={cx(
                COLUMNS[level],
                "flex min-h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-line px-2 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 [&_input]:outline-none",
                level === "none"
                  ? "has-checked:bg-active"
                  : "has-checked:border-accent has-checked:bg-accent-subtle has-checked:font-medium",
              )}
            >
              <input
                type="radio"
                id={`${name}-${level}`}
                name={name}
                value={level}
                defaultChecked={level === initial}
                aria-invalid={error ? true : undefined}
                className="size-3.5 shrink-0 accent-accent-emphasis"
              />
              {levelWords(level, permission)}
            </label>
          ))}
        </div>
      )}
      {error && (
        <div className="xl:col-span-2">
          <FieldError id={`${name}-error`}>{error}</FieldError>
        </div>
      )}
      <div className="grid min-w-0 gap-2 xl:col-span-2">
        {reason !== undefined && <ReasonField permission={permission} initial={reason} error={reasonError} />}
        <WhatOpens permission={permission.key} />
      </div>
    </fieldset>
  );
}

/** Only there while the permission is chosen, which the style sheet decides: so it is without scripts too. */
function ReasonField({
  permission: { key, title },
  initial,
  error,
}: {
  permission: PermissionDefinition;
  initial: string;
  error: string | undefined;
}) {
  const name = reasonField(key);
  return (
    <div className="grid gap-1 group-has-[input[value=none]:checked]/permission:hidden">
      <label htmlFor={name} className="justify-self-start text-muted text-xs">
        Why you ask for it<span className="sr-only">: {title}</span> (optional, shown to those who decide)
      </label>
      <Input
        id={name}
        name={name}
        defaultValue={initial}
        maxLength={REASON_LENGTH_MAX}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  );
}
