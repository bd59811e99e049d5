import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@/generated/prisma/client.ts";
import { conflict, type FieldError } from "@/lib/api/errors.ts";
import { type AuditAction, recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** What of a registration can be changed, by the names of its forms' fields, as people are told of it. */
const WORDS = {
  name: "the name",
  description: "the description",
  url: "the homepage URL",
  callback_urls: "the callback URLs",
  setup_url: "the setup URL",
  setup_on_update: "whether people go to the setup URL after changes",
  expire_user_tokens: "whether user tokens expire",
  request_oauth_on_install: "whether authorization is asked for during installation",
  device_flow: "the device flow",
  install_receipts: "install receipts",
  permissions: "the permissions",
  reasons: "the reasons for permissions",
  events: "the events",
  single_file_paths: "the paths of single files",
  webhook_active: "whether the webhook is active",
  webhook_url: "the webhook URL",
  webhook_secret: "the webhook secret",
  webhook_content_type: "the webhook's content type",
  webhook_insecure_ssl: "the verification of certificates",
  retries: "whether failed deliveries are repeated",
  former_names: "whether former names are sent",
  public: "who can install it",
  logo: "the picture",
  owner: "the owner",
} as const;

export type RegistrationField = keyof typeof WORDS;

/** Some of a registration's fields with what stands in them. */
export type FieldValues = Partial<Record<RegistrationField, unknown>>;

/** Which of the fields `after` would change. */
export function changedFields(before: FieldValues, after: FieldValues): RegistrationField[] {
  return (Object.keys(after) as RegistrationField[]).filter((field) => !isDeepStrictEqual(before[field], after[field]));
}

/**
 * Counts a change and writes down who made it and which fields it was about: the last step of every command that
 * changes a registration. Without fields nothing was changed, and nothing is written.
 */
export async function recordChange(
  tx: Tx,
  {
    integration,
    actor,
    fields,
    action = "integration.update",
    data = {},
  }: {
    integration: { id: number; ownerId: number };
    actor: Actor;
    fields: readonly RegistrationField[];
    action?: AuditAction;
    data?: Prisma.InputJsonObject;
  },
): Promise<void> {
  if (fields.length === 0) return;
  const { revision } = await tx.integration.update({
    where: { id: integration.id },
    data: { revision: { increment: 1 }, updatedAt: clock.now() },
    select: { revision: true },
  });
  await recordAudit(tx, {
    action,
    actorId: actor.accountId,
    accountId: integration.ownerId,
    integrationId: integration.id,
    data: { ...data, fields: [...fields], revision },
  });
}

const TYPED_IS_KEPT =
  "What you typed stands below as it was. Save again to replace what is stored now, or reload the page to see it.";

/**
 * Throws 409 when a field of the form was changed since the revision that it was opened at: in words on who changed
 * what and when, and at each of the fields. Changes of other fields are nothing to the form. `current` is what stands
 * in the form's fields now; without `seen`, as for programs, nothing is asked.
 */
export async function requireUnchangedSince(
  tx: Tx,
  {
    integration: { id, revision },
    actor,
    seen,
    current,
    next = TYPED_IS_KEPT,
  }: {
    integration: { id: number; revision: number };
    actor: Actor;
    seen: number | undefined;
    current: FieldValues;
    /** What can be done then, in words. */
    next?: string;
  },
): Promise<void> {
  if (seen === undefined || seen >= revision) return;
  const rows = await tx.auditEntry.findMany({
    where: { integrationId: id, data: { path: ["revision"], gt: seen } },
    select: { actorId: true, actor: { select: { login: true } }, createdAt: true, data: true },
    orderBy: { id: "asc" },
  });
  const changes = new Map<string, { fields: Set<RegistrationField>; at: Date }>();
  for (const { actorId, actor: by, createdAt, data } of rows) {
    const fields = fieldsOf(data).filter((field) => field in current);
    if (fields.length === 0) continue;
    const who = actorId === actor.accountId ? "You" : (by?.login ?? "Somebody who is gone");
    const earlier = changes.get(who)?.fields ?? [];
    changes.set(who, { fields: new Set([...earlier, ...fields]), at: createdAt });
  }
  if (changes.size > 0) throw changedSince(changes, { current, next });
}

/** What an entry of the audit log says that it was about. */
function fieldsOf(data: Prisma.JsonValue): RegistrationField[] {
  const fields = (data as { fields?: unknown } | null)?.fields;
  return Array.isArray(fields) ? fields.filter((field): field is RegistrationField => field in WORDS) : [];
}

type Changes = ReadonlyMap<string, { fields: ReadonlySet<RegistrationField>; at: Date }>;

function changedSince(changes: Changes, { current, next }: { current: FieldValues; next: string }) {
  const entry = (field: string, message: string): FieldError => ({
    resource: "Integration",
    field,
    code: "custom",
    message,
  });
  const sentences = [...changes].map(
    ([who, { fields, at }]) => `${who} changed ${listOf([...fields].map((field) => WORDS[field]))} on ${momentOf(at)}.`,
  );
  const whole = `Not saved: this was changed after you opened the page. ${sentences.join(" ")} ${next}`;
  const each = [...changes].flatMap(([who, { fields }]) =>
    [...fields].map((field) => entry(field, `${who} changed this.${nowWords(current[field])}`)),
  );
  return conflict("Changed by somebody else", { errors: [entry("", whole), ...each] });
}

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const momentOf = (at: Date): string => `${MOMENT.format(at)} UTC`;

const listOf = (words: readonly string[]): string => new Intl.ListFormat("en", { type: "conjunction" }).format(words);

/** What is stored now, where it is short and no secret. */
function nowWords(value: unknown): string {
  if (value === null || value === "") return " It is empty now.";
  if (typeof value === "boolean") return ` It is ${value ? "on" : "off"} now.`;
  if (typeof value === "string") return ` It is “${value}” now.`;
  return "";
}
