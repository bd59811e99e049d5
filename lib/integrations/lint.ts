import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { levelOf, type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import { isSubscribable, permissionsFor } from "@/lib/webhooks/catalogue.ts";
import { isLoopbackUrl } from "./rules.ts";

/** What of a registration the linter looks at: all of its tabs together, whichever of them is being edited. */
export type LintedRegistration = {
  callback_urls: readonly { url: string; wildcard: boolean }[];
  setup_url: string;
  setup_on_update: boolean;
  request_oauth_on_install: boolean;
  expire_user_tokens: boolean;
  device_flow: boolean;
  webhook_active: boolean;
  webhook_url: string;
  /** Whether deliveries are signed: a secret is stored, or typed. */
  webhook_has_secret: boolean;
  webhook_insecure_ssl: boolean;
  permissions: Permissions;
  events: readonly string[];
  public: boolean;
};

/** The tab where something can be mended. */
export type LintPlace = "general" | "features" | "webhook" | "permissions";

export type LintFinding = {
  rule: string;
  place: LintPlace;
  /** The form key of what to look at. */
  field: string;
  /** What is odd about it, and what to do. */
  message: string;
  /** Where several are odd in the same way, each of them by name, in place of one to look at. */
  each?: readonly { field: string; label: string }[];
};

type Facts = {
  /** Permissions that open at least one endpoint of this server. */
  servedPermissions: readonly PermissionKey[];
};

/** Permissions whose write level lets the holder give itself more, or run code with others' secrets. */
const FAR_REACHING = ["administration", "organization_administration", "workflows"] as const;

/**
 * Contradictions and traps of a registration: what can be saved, and yet does not do what its author seems to expect.
 * What cannot be saved at all is the schemas' to refuse.
 */
export function lintRegistration(registration: LintedRegistration, facts: Facts): LintFinding[] {
  return [...lintAuthorization(registration), ...lintWebhook(registration), ...lintPermissions(registration, facts)];
}

function lintAuthorization(given: LintedRegistration): LintFinding[] {
  const { callback_urls, setup_url, setup_on_update, request_oauth_on_install } = given;
  const hasSetupUrl = setup_url.trim() !== "";
  const nobodyCanAuthorize = callback_urls.length === 0 && !given.device_flow;
  const onPeople = permissionEntries(given.permissions).find(([key]) => permissionDefinition(key).scope === "account");
  return [
    ...found(
      request_oauth_on_install && hasSetupUrl,
      "setup-url-unused",
      ["general", "setup_url"],
      "The setup URL is not used while authorization is asked for during installation: people land on the first callback URL. Clear one of the two.",
    ),
    ...found(
      request_oauth_on_install && callback_urls.length === 0,
      "authorization-ends-nowhere",
      ["general", "callback_urls"],
      "Authorization during installation ends at a callback URL, and there is none.",
    ),
    ...found(
      setup_on_update && !hasSetupUrl,
      "setup-on-update-without-url",
      ["general", "setup_url"],
      "People are to be sent to the setup URL after changes, but there is no setup URL.",
    ),
    ...found(
      onPeople !== undefined && nobodyCanAuthorize,
      "nobody-can-authorize",
      ["general", "callback_urls"],
      `“${onPeople ? permissionDefinition(onPeople[0]).title : ""}” is granted by each person who authorizes the integration, and nobody can: add a callback URL, or allow the device flow.`,
    ),
    ...found(
      !given.expire_user_tokens && !nobodyCanAuthorize,
      "user-tokens-for-ever",
      ["features", "expire_user_tokens"],
      "People's tokens never expire: one that leaks works until somebody notices.",
    ),
  ];
}

function lintWebhook(given: LintedRegistration): LintFinding[] {
  const { webhook_active, events } = given;
  const url = given.webhook_url.trim();
  const isLocal = isLoopbackUrl(url);
  if (!webhook_active)
    return found(
      events.length > 0,
      "events-without-webhook",
      ["webhook", "webhook_active"],
      `${events.length === 1 ? "An event is" : `${events.length} events are`} subscribed to, but the webhook is off: nothing will be sent.`,
    );
  return [
    ...found(
      url === "",
      "webhook-without-url",
      ["webhook", "webhook_url"],
      "The webhook is active and has no URL. Enter one, or switch it off.",
    ),
    ...found(
      given.public && isLocal,
      "public-with-local-webhook",
      ["webhook", "webhook_url"],
      "Anybody can install this integration, but its webhook leads to this machine alone.",
    ),
    ...found(
      url !== "" && !given.webhook_has_secret,
      "webhook-without-secret",
      ["webhook", "webhook_secret"],
      "Without a webhook secret your server cannot tell deliveries from forgeries.",
    ),
    ...found(
      given.webhook_insecure_ssl && url !== "" && !isLocal,
      "webhook-without-certificate-check",
      ["webhook", "webhook_insecure_ssl"],
      "Certificates are not checked: whoever stands between can read and change every delivery.",
    ),
    ...found(
      url !== "" && events.length === 0,
      "webhook-without-events",
      ["permissions", "events"],
      "The webhook is active, but no event is subscribed to: it is told of installations alone.",
    ),
  ];
}

function lintPermissions(given: LintedRegistration, { servedPermissions }: Facts): LintFinding[] {
  const asked = permissionEntries(given.permissions);
  const told = new Set(given.webhook_active ? given.events.filter(isSubscribable).flatMap(permissionsFor) : []);
  const unused = asked
    .map(([key]) => key)
    .filter((key) => key !== "metadata" && !servedPermissions.includes(key) && !told.has(key));
  return [
    ...FAR_REACHING.filter((key) => levelOf(given.permissions, key) === "write").map((key) => ({
      rule: "far-reaching",
      place: "permissions" as const,
      field: `permissions.${key}`,
      message:
        key === "workflows"
          ? "Writing workflow files runs code of your choice with the repository's secrets. Many will not install it for that alone."
          : `${permissionDefinition(key).title}: write lets the integration give others, and itself, more access. Many will not install it for that alone.`,
    })),
    ...unusedPermissions(unused),
    ...found(
      asked.length === 0 && given.callback_urls.length === 0 && !given.device_flow,
      "nothing-asked-for",
      ["permissions", "permissions-heading"],
      "It asks for no permission: installed, it sees what everybody sees.",
    ),
  ];
}

/** One finding, however many they are. */
function unusedPermissions(keys: readonly PermissionKey[]): LintFinding[] {
  const [first] = keys;
  if (first === undefined) return [];
  const finding = { rule: "permission-unused", place: "permissions" as const, field: `permissions.${first}` };
  const why = "no event that is subscribed to and no endpoint of this server needs";
  if (keys.length === 1) return [{ ...finding, message: `${permissionDefinition(first).title}: ${why} it.` }];
  const each = keys.map((key) => ({ field: `permissions.${key}`, label: permissionDefinition(key).title }));
  return [{ ...finding, message: `${keys.length} permissions that ${why}:`, each }];
}

function found(
  isSo: boolean,
  rule: string,
  [place, field]: readonly [LintPlace, string],
  message: string,
): LintFinding[] {
  return isSo ? [{ rule, place, field, message }] : [];
}
