import { covers, type Level } from "@/lib/authorization/levels.ts";
import { isPermissionKey, type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import {
  meetPermissions,
  type Permissions,
  permissionDifference,
  permissionEntries,
  withImpliedMetadata,
} from "@/lib/authorization/permissions.ts";
import { ONE_LINE } from "@/lib/platform/one-line.ts";
import {
  type EventName,
  eventsOfferedBy,
  isEventName,
  isSubscribable,
  permissionsFor,
} from "@/lib/webhooks/catalogue.ts";
import { NAME_LENGTH_MAX, SINGLE_FILE_PATH_LENGTH_MAX } from "./limits.ts";
import { slugFromName } from "./slug.ts";
import type { Reasons } from "./stored-permissions.ts";

/** Slugs that are pages of their own, or that would pass for the product. */
const RESERVED_SLUGS: ReadonlySet<string> = new Set(["new", "mortise", "ghost", "admin", "security", "support"]);

/** What is wrong with a name by itself, as a sentence that says what to do; null when nothing is. */
export function nameProblem(name: string): string | null {
  if (name === "") return "Give the integration a name.";
  // By code points, as people count: an emoji is one.
  const length = [...name].length;
  if (length > NAME_LENGTH_MAX) return `Use at most ${NAME_LENGTH_MAX} characters for the name; it has ${length}.`;
  if (!ONE_LINE.test(name)) return "Remove the invisible control characters from the name.";
  const slug = slugFromName(name);
  if (slug === "") return "Use at least one letter from A to Z or a digit in the name: its address is made of them.";
  if (RESERVED_SLUGS.has(slug)) return `The name “${name}” is reserved. Choose another one.`;
  return null;
}

/**
 * A full address with https, or with http to this machine alone; no other scheme, and no password in it. What is sent
 * without TLS can be read and changed by everybody on the way.
 */
export const isWebUrl = (text: string): boolean =>
  isHttpUrl(text) && (new URL(text).protocol === "https:" || isLoopbackUrl(text));

/** A full address with http or https to any machine, and no password in it. */
export function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return !username && !password;
}

const LOOPBACK_HOST = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether an address leads to the machine of whoever opens it, and to nobody else's. */
export function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && LOOPBACK_HOST.test(new URL(text).hostname);
}

/** What is wrong with a path for the permission `single_file`, as a sentence; null when nothing is. */
export function singleFilePathProblem(path: string): string | null {
  if (path.length > SINGLE_FILE_PATH_LENGTH_MAX)
    return `Use at most ${SINGLE_FILE_PATH_LENGTH_MAX} characters for a path.`;
  if (/\p{Cc}|\p{Bidi_Control}|\p{Surrogate}/u.test(path))
    return "Remove the invisible control characters from the paths.";
  const isWhole = path.split("/").every((part) => !["", ".", ".."].includes(part) && part.toLowerCase() !== ".git");
  if (isWhole) return null;
  return `“${path}” is no path of a file. Write it from the top of the repository, without a slash at either end.`;
}

/**
 * What is wrong with a list of events for these permissions, one sentence for each kind of mistake. Permissions with a
 * mistake of their own are null: they say nothing about which events they offer.
 */
export function eventProblems(events: readonly string[], permissions: Permissions | null): string[] {
  const unknown = events.filter((name) => !isSubscribable(name));
  const offered: ReadonlySet<string> = new Set(permissions && eventsOfferedBy(withImpliedMetadata(permissions)));
  const notOffered = permissions ? events.filter(isSubscribable).filter((name) => !offered.has(name)) : [];
  return [
    ...unknown.map((name) =>
      isEventName(name)
        ? `${name} cannot be subscribed to: remove it.`
        : `${name} is not an event that integrations can subscribe to.`,
    ),
    ...notOffered.map((name) => `${name} needs ${whatItNeeds(name)}: choose the permission or remove the event.`),
  ];
}

/** "read access to Issues or Pull requests" */
export function whatItNeeds(name: EventName): string {
  const titles = permissionsFor(name).map(permissionTitle);
  return `read access to ${titles.join(" or ")}`;
}

function permissionTitle(key: string): string {
  return isPermissionKey(key) ? permissionDefinition(key).title : key;
}

/** The reasons for what is asked for; those for anything else say nothing to anybody. */
export function reasonsFor(permissions: Permissions, reasons: Reasons): Reasons {
  return Object.fromEntries(
    permissionEntries(permissions).flatMap(([key]) => (reasons[key] ? [[key, reasons[key]]] : [])),
  );
}

/** What an installation holds after the integration asked for something else. */
export type HeldAfterChange = {
  permissions: Permissions;
  events: string[];
  /** Nothing is left to accept, so the installation stands at the new version. */
  accepted: boolean;
};

/**
 * What a new version means for an installation before anybody accepts anything: what was taken away is gone at once,
 * what was added on repositories and organizations waits, and so do events that need it. Permissions on people's own
 * accounts are agreed to by each person, not by the installation, and do not wait. Source: wire facts §1.4.
 */
export function heldAfterChange(
  held: Permissions,
  asked: { permissions: Permissions; events: readonly string[] },
): HeldAfterChange {
  const wanted = withImpliedMetadata(asked.permissions);
  const permissions = { ...meetPermissions(held, wanted), ...ofAccountScope(wanted) };
  const offered: ReadonlySet<string> = new Set(eventsOfferedBy(withImpliedMetadata(permissions)));
  return {
    permissions,
    events: asked.events.filter((name) => offered.has(name)),
    accepted: waitingChanges(permissions, wanted).length === 0,
  };
}

type WaitingChange = { key: PermissionKey; from: Level; to: Level };

/** What an installation is asked to accept: additions and raises, those on people's own accounts left out. */
export function waitingChanges(held: Permissions, asked: Permissions): WaitingChange[] {
  const { added, raised } = permissionDifference(held, asked);
  return [...added, ...raised].filter(({ key }) => permissionDefinition(key).scope !== "account");
}

/** How many installations hold each permission at each level. */
export type HeldLevels = Readonly<Record<string, Readonly<Partial<Record<Level, number>>>>>;

/**
 * How many installations a change of one permission touches: those that hold more than is asked for from now on, or
 * those that hold less and have to accept. Others took part in none of the versions in between.
 */
export function installationsTouched(
  { key, from, to }: WaitingChange,
  { held, installationCount }: { held: HeldLevels; installationCount: number },
): number {
  const levels = Object.entries(held[key] ?? {}) as [Level, number][];
  const countWhere = (fits: (level: Level) => boolean) =>
    levels.reduce((sum, [level, count]) => sum + (fits(level) ? count : 0), 0);
  if (covers(from, to)) return countWhere((level) => !covers(to, level));
  return installationCount - countWhere((level) => covers(level, to));
}

function ofAccountScope(permissions: Permissions): Permissions {
  return Object.fromEntries(
    permissionEntries(permissions).filter(([key]) => permissionDefinition(key).scope === "account"),
  );
}
