import type { z } from "zod";
import { generalSchema, hookSchema } from "@/lib/integrations/schemas.ts";
import { isMapping, type Place, under } from "./places.ts";
import type { Path, Problem } from "./problems.ts";

const GENERAL_KEYS = [
  "name",
  "description",
  "url",
  "expire_user_tokens",
  "request_oauth_on_install",
  "device_flow",
  "setup_url",
  "setup_on_update",
];
const WEBHOOK_KEYS = ["url", "secret", "active", "content_type", "insecure_ssl"];
const WEBHOOK_PREFIX = "webhook_";

/**
 * Holds an integration against the schemas of its own form, so that nothing can come in by a file that the form would
 * refuse. Skips where the file's schema found a mistake already.
 */
export function registrationProblems(integration: Place, already: readonly Problem[]): Problem[] {
  const { path } = integration;
  const general = {
    ...picked(integration, GENERAL_KEYS),
    callback_urls: callbackUrls(under(integration, "callback_urls").value),
  };
  const found = issuesOf(generalSchema, general, (place) => [...path, ...place]);
  const webhook = under(integration, "webhook");
  if (isMapping(webhook.value)) {
    const given = Object.entries(picked(webhook, WEBHOOK_KEYS)).map(([key, value]) => [
      `${WEBHOOK_PREFIX}${key}`,
      value,
    ]);
    found.push(
      ...issuesOf(hookSchema, Object.fromEntries(given), ([key, ...rest]) => [
        ...webhook.path,
        String(key).slice(WEBHOOK_PREFIX.length),
        ...rest,
      ]),
    );
  }
  return found.filter((problem) => !already.some((other) => overlap(problem.path, other.path)));
}

function picked(place: Place, keys: readonly string[]): Record<string, unknown> {
  const entries = keys.map((key) => [key, under(place, key).value] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A callback URL may be written as its address alone. */
function callbackUrls(value: unknown): unknown {
  if (!Array.isArray(value)) return [];
  return value.map((entry: unknown) => (typeof entry === "string" ? { url: entry } : entry));
}

/** `url` is required by the form and not by the file. */
function issuesOf(schema: z.ZodType, value: Record<string, unknown>, at: (path: Path) => Path): Problem[] {
  const parsed = schema.safeParse({ url: "http://localhost", ...value });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path: at(path), message }));
}

/** One is the other or inside the other. */
const overlap = (a: Path, b: Path): boolean => {
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared).every((part, index) => part === b[index]);
};
