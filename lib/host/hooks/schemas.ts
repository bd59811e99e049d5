import { z } from "zod";
import { URL_LENGTH_MAX, WEBHOOK_SECRET_LENGTH_MAX } from "@/lib/integrations/limits.ts";
import { isHttpUrl } from "@/lib/integrations/rules.ts";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";

export type HookOwnerKind = "repository" | "organization";

/** The events that a repository's or organization's webhook can be sent, those aside that come by themselves. */
const hookEvents = (kind: HookOwnerKind) => EVENTS.filter((event) => !event.automatic && event.hooks.includes(kind));

/** Stands for every event, those to come as well. */
export const ALL_EVENTS = "*";

const url = z
  .string({ error: "give the address that events are sent to" })
  .max(URL_LENGTH_MAX)
  .refine(isHttpUrl, { error: "use a full http or https address, without a password" });
const contentType = z.enum(["json", "form"], { error: "use json or form" });
const secret = z.string().max(WEBHOOK_SECRET_LENGTH_MAX);
/** The wire format writes the switch as a text or a number, and reads either. */
const insecureSsl = z
  .union([z.enum(["0", "1"]), z.literal(0), z.literal(1)], { error: 'use "0" or "1"' })
  .transform((value) => String(value) === "1");

const config = z.object({
  url,
  content_type: contentType.default("form"),
  secret: secret.optional(),
  insecure_ssl: insecureSsl.default(false),
});

/** Some of a configuration: what is left out stays as it is. */
export const hookConfigInput = z.object({
  url: url.optional(),
  content_type: contentType.optional(),
  secret: secret.optional(),
  insecure_ssl: insecureSsl.optional(),
});

const eventsOf = (kind: HookOwnerKind) => {
  const known = new Set<string>([ALL_EVENTS, ...hookEvents(kind).map(({ name }) => name), "meta"]);
  return z
    .array(
      z.string().refine((name) => known.has(name), {
        error: ({ input }) => `${JSON.stringify(input)} is no event of a ${kind}'s webhook`,
      }),
    )
    .transform((names) => [...new Set(names)]);
};

const name = z.literal("web", { error: "use web" }).optional();

export const createHookInput = (kind: HookOwnerKind) =>
  z.object({ name, config, events: eventsOf(kind).default(["push"]), active: z.boolean().default(true) });

/** A configuration replaces the whole of the one before it, its secret too; see `hookConfigInput` for the other way. */
export const updateHookInput = (kind: HookOwnerKind) =>
  z.object({
    name,
    config: config.optional(),
    events: eventsOf(kind).optional(),
    add_events: eventsOf(kind).optional(),
    remove_events: z.array(z.string()).optional(),
    active: z.boolean().optional(),
  });

export type CreateHookInput = z.output<ReturnType<typeof createHookInput>>;
export type UpdateHookInput = z.output<ReturnType<typeof updateHookInput>>;
export type HookConfigInput = z.output<typeof hookConfigInput>;
