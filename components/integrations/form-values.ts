import { permissionField, reasonField } from "@/components/permission-picker/fields.ts";
import { type GrantedLevel, isGrantedLevel } from "@/lib/authorization/levels.ts";
import { findPermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";

/** Everything that the forms of an integration hold, as it was typed. The names are those of the commands' schemas. */
export type IntegrationValues = {
  name: string;
  description: string;
  url: string;
  callback_urls: { url: string; wildcard: boolean }[];
  expire_user_tokens: boolean;
  request_oauth_on_install: boolean;
  device_flow: boolean;
  install_receipts: boolean;
  setup_url: string;
  setup_on_update: boolean;
  webhook_active: boolean;
  webhook_url: string;
  webhook_secret: string;
  webhook_content_type: "json" | "form";
  webhook_insecure_ssl: boolean;
  permissions: Record<string, string>;
  /** Why each permission is asked for. */
  reasons: Record<string, string>;
  events: string[];
  /** The files that the permission `single_file` is about. */
  single_file_paths: string[];
  note: string;
  public: boolean;
};

/** A form for a new integration. Source of what is on at first: wire facts §1.1. */
export const NEW_VALUES: IntegrationValues = {
  name: "",
  description: "",
  url: "",
  callback_urls: [],
  expire_user_tokens: true,
  request_oauth_on_install: false,
  device_flow: false,
  install_receipts: false,
  setup_url: "",
  setup_on_update: false,
  webhook_active: true,
  webhook_url: "",
  webhook_secret: "",
  webhook_content_type: "json",
  webhook_insecure_ssl: false,
  permissions: {},
  reasons: {},
  events: [],
  single_file_paths: [],
  note: "",
  public: false,
};

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};
const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === "string");

/** One entry per line; empty lines are left out. */
const linesOf = (lines: string): string[] => lines.split(/\r?\n/).filter((line) => line.trim() !== "");

/** What a form holds. A field that it lacks reads as empty, a checkbox as off. */
export function valuesFromForm(form: FormData): IntegrationValues {
  const on = (name: string) => form.get(name) !== null;
  return {
    name: text(form, "name"),
    description: text(form, "description"),
    url: text(form, "url"),
    callback_urls: callbackUrlsFrom(form),
    expire_user_tokens: on("expire_user_tokens"),
    request_oauth_on_install: on("request_oauth_on_install"),
    device_flow: on("device_flow"),
    install_receipts: on("install_receipts"),
    setup_url: text(form, "setup_url"),
    setup_on_update: on("setup_on_update"),
    webhook_active: on("webhook_active"),
    webhook_url: text(form, "webhook_url"),
    webhook_secret: text(form, "webhook_secret"),
    webhook_content_type: text(form, "webhook_content_type") === "form" ? "form" : "json",
    webhook_insecure_ssl: text(form, "webhook_insecure_ssl") === "1",
    permissions: permissionsFrom(form),
    reasons: reasonsFrom(form),
    events: texts(form, "events"),
    single_file_paths: linesOf(text(form, "single_file_paths")),
    note: text(form, "note"),
    public: text(form, "public") === "true",
  };
}

const CALLBACK_URL = /^callback_urls\[(\d+)\]\.url$/;

export const callbackUrlField = (index: number): string => `callback_urls[${index}].url`;
export const callbackWildcardField = (index: number): string => `callback_urls[${index}].wildcard`;

/** In the order of the form; empty ones are left out. */
function callbackUrlsFrom(form: FormData): IntegrationValues["callback_urls"] {
  return [...form.keys()].flatMap((name) => {
    const index = CALLBACK_URL.exec(name)?.[1];
    const url = text(form, name).trim();
    if (index === undefined || url === "") return [];
    return [{ url, wildcard: form.get(callbackWildcardField(Number(index))) !== null }];
  });
}

const PERMISSION_PREFIX = permissionField("");
const REASON_PREFIX = reasonField("");

/** The levels that were chosen, by permission; what is not chosen is left out. */
export function permissionsFrom(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.keys()]
      .filter((name) => name.startsWith(PERMISSION_PREFIX))
      .map((name) => [name.slice(PERMISSION_PREFIX.length), text(form, name)] as const)
      .filter(([, level]) => level !== "none"),
  );
}

function reasonsFrom(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.keys()]
      .filter((name) => name.startsWith(REASON_PREFIX))
      .map((name) => [name.slice(REASON_PREFIX.length), text(form, name)]),
  );
}

/** The part of the values that the catalogue knows, for showing; the schema is what judges. */
export function knownPermissions(permissions: Readonly<Record<string, string>>): Permissions {
  const known: Record<string, GrantedLevel> = {};
  for (const [spelling, level] of Object.entries(permissions)) {
    const key = findPermissionKey(spelling);
    if (key !== null && isGrantedLevel(level)) known[key] = level;
  }
  return known;
}

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * A new form filled from the address, as documented for sharing a registration (wire facts §1.2). A webhook is off
 * there unless the address switches it on, and its secret is never read from an address, which browsers and servers keep.
 */
export function valuesFromQuery(query: Query): IntegrationValues {
  if (Object.keys(query).length === 0) return NEW_VALUES;
  const all = (name: string): string[] => [query[name] ?? [], query[`${name}[]`] ?? []].flat();
  const one = (name: string): string => all(name)[0] ?? "";
  const on = (name: string): boolean => one(name) === "true" || one(name) === "1";
  const permissions = Object.entries(query).flatMap(([name, level]) => {
    const key = findPermissionKey(name);
    return key !== null && typeof level === "string" ? [[key, level]] : [];
  });
  return {
    ...NEW_VALUES,
    name: one("name"),
    description: one("description"),
    url: one("url"),
    callback_urls: [...all("callback_urls"), ...all("callback_url")].map((url) => ({ url, wildcard: false })),
    request_oauth_on_install: on("request_oauth_on_install"),
    setup_url: one("setup_url"),
    setup_on_update: on("setup_on_update"),
    public: on("public"),
    webhook_active: on("webhook_active"),
    webhook_url: one("webhook_url"),
    permissions: Object.fromEntries(permissions),
    events: all("events"),
    single_file_paths: [...new Set([...all("single_file_name"), ...all("single_file_paths")])],
  };
}
