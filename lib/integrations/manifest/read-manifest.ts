import { z } from "zod";
import { pathOfNul } from "@/lib/api/nul.ts";
import { covers } from "@/lib/authorization/levels.ts";
import { describePermissionProblem, parsePermissions } from "@/lib/authorization/parse-permissions.ts";
import { levelOf, type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
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

/** `problems` are shown each as an error; none when it is no manifest at all. */
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
  const manifest = parse(json);
  if ("problems" in manifest) return manifest;
  const permissions = parsePermissions(manifest.default_permissions ?? {});
  const problems = [...missingUrls(manifest), ...redirectProblems(manifest)];
  if ("problems" in permissions) {
    const words = permissions.problems.map((problem) => `${problem.key} (${describePermissionProblem(problem)})`);
    return { problems: [...problems, `Default permissions unsupported: ${inList(words)}`] };
  }
  const granted = withImpliedMetadata(permissions.permissions);
  const events = [...new Set(manifest.default_events ?? [])];
  problems.push(...eventProblems(events, granted));
  if (problems.length > 0) return { problems };
  const input = registrationOf(manifest, events);
  const judged = registrationSchema.safeParse({ ...input, name: ANY_NAME });
  if (!judged.success) return { problems: judged.error.issues.map(({ message }) => message) };
  return { input, permissions: granted, events, redirectUrl: manifest.redirect_url || null };
}

function parse(json: string): Manifest | ManifestProblems {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problems: [] };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) || pathOfNul(value)) return { problems: [] };
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => `"${path.join(".")}"`))];
  return { problems: [`${inList(fields)} ${fields.length === 1 ? "is" : "are"} not of the right type.`] };
}

function missingUrls({ url, hook_attributes: hook }: Manifest): string[] {
  return !url || (hook && !hook.url) ? ['"url" wasn\'t supplied.'] : [];
}

function redirectProblems({ redirect_url: url }: Manifest): string[] {
  return url && !isWebUrl(url) ? ['"redirect_url" must be a full http or https address.'] : [];
}

function eventProblems(events: readonly string[], permissions: Permissions): string[] {
  const unsupported = events.filter((name) => !isSubscribable(name));
  const offered: ReadonlySet<string> = new Set(eventsOfferedBy(permissions));
  const notOffered = events.filter(
    (name) => isSubscribable(name) && (!offered.has(name) || lacksIssues(name, permissions)),
  );
  return [
    ...(unsupported.length > 0 ? [`Default events unsupported: ${inList(unsupported)}`] : []),
    ...(notOffered.length > 0 ? [`Default events are not supported by permissions: ${inList(notOffered)}`] : []),
  ];
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
