import { z } from "zod";
import { pathOfNul } from "@/lib/api/nul.ts";
import { covers } from "@/lib/authorization/levels.ts";
import {
  describePermissionProblem,
  type PermissionProblem,
  parsePermissions,
} from "@/lib/authorization/parse-permissions.ts";
import { levelOf, type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import { findJsonFault } from "@/lib/platform/json-fault.ts";
import { eventsOfferedBy, isSubscribable } from "@/lib/webhooks/catalogue.ts";
import { isWebUrl } from "../rules.ts";
import { type RegistrationInput, registrationSchema } from "../schemas.ts";

/** What a manifest asks for, in the words of the registration; the name may still be changed. */
export type ReadManifest = {
  input: RegistrationInput;
  permissions: Permissions;
  events: readonly string[];
  /** Where the person goes with the code; null when the manifest names no address. */
  redirectUrl: string | null;
};

/** `problems` are shown each as an error, all at once. */
export type ManifestProblems = { problems: readonly string[] };

const flag = z.boolean().nullish();
const text = z.string().nullish();

/** Keys that are not listed are passed over: clients send more than is documented. Source: wire facts §1.3. */
const manifestSchema = z.object({
  name: text,
  url: text,
  description: text,
  hook_attributes: z.object({ url: text, active: flag }).nullish(),
  redirect_url: text,
  callback_url: text,
  callback_urls: z.array(z.string()).nullish(),
  setup_url: text,
  setup_on_update: flag,
  request_oauth_on_install: flag,
  public: flag,
  default_events: z.array(z.string()).nullish(),
  default_permissions: z.record(z.string(), z.unknown()).nullish(),
});
type Manifest = z.output<typeof manifestSchema>;

/** Stands in for a name that the person still gives, so that everything else can be judged. */
const ANY_NAME = "Name";

/** Reads the JSON that a form brought. Source of the words of its problems: wire facts §1.3. */
export function readManifest(json: string): ReadManifest | ManifestProblems {
  const read = parse(json);
  if ("problems" in read) return read;
  const { manifest, ofWrongType } = read;
  const parsed = parsePermissions(manifest.default_permissions ?? {});
  const granted = "problems" in parsed ? null : withImpliedMetadata(parsed.permissions);
  const events = [...new Set(manifest.default_events ?? [])];
  const input = registrationOf(manifest, events);
  const problems = [
    ...typeProblems(ofWrongType),
    ...missingUrls(manifest, ofWrongType),
    ...redirectProblems(manifest),
    ...("problems" in parsed ? permissionProblems(parsed.problems) : []),
    ...eventProblems(events, ofWrongType.has("default_permissions") ? null : granted),
    ...fieldProblems(input),
  ];
  if (problems.length > 0 || !granted) return { problems };
  return { input, permissions: granted, events, redirectUrl: manifest.redirect_url || null };
}

type Parsed = { manifest: Manifest; ofWrongType: ReadonlySet<PropertyKey> };

/** What is of the wrong type counts as left out, so that the rest can be judged beside it. */
function parse(json: string): Parsed | ManifestProblems {
  const fault = findJsonFault(json);
  if (fault) {
    const where = `line ${fault.line}, column ${fault.column}`;
    const words = fault.atEnd ? `it breaks off at ${where}` : `what stands at ${where} does not belong there`;
    return { problems: [`It is not JSON: ${words}.`] };
  }
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { problems: ["It is not an object: a manifest stands in braces, { and }."] };
  const nul = pathOfNul(value);
  if (nul) return { problems: [`"${nul.join(".")}" holds a NUL character.`] };
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return { manifest: parsed.data, ofWrongType: new Set() };
  const paths = parsed.error.issues.map(({ path }) => path);
  const keys = new Set(paths.flatMap(([key]) => (key === undefined ? [] : [key])));
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
  return {
    manifest: manifestSchema.parse(rest),
    ofWrongType: new Set([...keys, ...paths.map((path) => path.join("."))]),
  };
}

/** Told by their whole path; the key on top of it stands in the set as well. */
function typeProblems(ofWrongType: ReadonlySet<PropertyKey>): string[] {
  const names = [...ofWrongType].map(String);
  const fields = names
    .filter((name) => !names.some((other) => other.startsWith(`${name}.`)))
    .map((name) => `"${name}"`);
  return fields.length === 0 ? [] : [`${inList(fields)} ${fields.length === 1 ? "is" : "are"} not of the right type.`];
}

function missingUrls({ url, hook_attributes: hook }: Manifest, ofWrongType: ReadonlySet<PropertyKey>): string[] {
  const lacksOwn = !url && !ofWrongType.has("url");
  return lacksOwn || (hook && !hook.url) ? ['"url" wasn\'t supplied.'] : [];
}

function permissionProblems(problems: readonly PermissionProblem[]): string[] {
  const words = problems.map((problem) => `${problem.key} (${describePermissionProblem(problem)})`);
  return [`Default permissions unsupported: ${inList(words)}`];
}

/** What the form says of the fields that have no words of their own; of those that are missing it is said above. */
function fieldProblems(input: RegistrationInput): string[] {
  const judged = registrationSchema.safeParse({ ...input, name: ANY_NAME, permissions: {}, events: [] });
  if (judged.success) return [];
  return judged.error.issues.filter(({ path }) => !isMissing(input, path[0])).map(({ message }) => message);
}

const isMissing = (input: RegistrationInput, field: PropertyKey | undefined): boolean =>
  (field === "url" && !input.url) || (field === "webhook_url" && !input.webhook_url);

function redirectProblems({ redirect_url: url }: Manifest): string[] {
  return url && !isWebUrl(url) ? ['"redirect_url" must be a full http or https address.'] : [];
}

/** Permissions with a mistake of their own are null: they say nothing about which events they offer. */
function eventProblems(events: readonly string[], permissions: Permissions | null): string[] {
  const unsupported = events.filter((name) => !isSubscribable(name));
  const notOffered = permissions ? notOfferedBy(permissions, events) : [];
  return [
    ...(unsupported.length > 0 ? [`Default events unsupported: ${inList(unsupported)}`] : []),
    ...(notOffered.length > 0 ? [`Default events are not supported by permissions: ${inList(notOffered)}`] : []),
  ];
}

function notOfferedBy(permissions: Permissions, events: readonly string[]): string[] {
  const offered: ReadonlySet<string> = new Set(eventsOfferedBy(permissions));
  return events.filter((name) => isSubscribable(name) && (!offered.has(name) || lacksIssues(name, permissions)));
}

/** A manifest gets comments with the permission on issues alone, not with that on pull requests. */
const lacksIssues = (event: string, permissions: Permissions): boolean =>
  event === "issue_comment" && !covers(levelOf(permissions, "issues"), "read");

const inList = (words: readonly string[]): string => words.join(" and ");

function registrationOf(manifest: Manifest, events: readonly string[]): RegistrationInput {
  const { hook_attributes: hook } = manifest;
  const callbacks = manifest.callback_urls ?? (manifest.callback_url ? [manifest.callback_url] : []);
  const asksOnInstall = manifest.request_oauth_on_install ?? false;
  return {
    name: manifest.name ?? "",
    url: manifest.url ?? "",
    description: manifest.description ?? null,
    callback_urls: callbacks.map((url) => ({ url })),
    request_oauth_on_install: asksOnInstall,
    // Not used while authorization is asked for during installation.
    setup_url: asksOnInstall ? null : (manifest.setup_url ?? null),
    setup_on_update: manifest.setup_on_update ?? false,
    public: manifest.public ?? false,
    webhook_active: Boolean(hook) && (hook?.active ?? true),
    webhook_url: hook?.url ?? null,
    permissions: manifest.default_permissions ?? {},
    events: [...events],
  };
}
