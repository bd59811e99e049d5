import type { ZodError } from "zod";
import type { Reason } from "@/lib/authorization/reason.ts";
import { NOT_FOUND_DIGEST } from "@/lib/platform/not-found-digest.ts";

/**
 * One mistake in what was sent, in the wire format's shape (wire facts §1.16). `field` is the name as it was sent, with
 * dots and indexes for nested values; `message` says what to do about it.
 */
export type FieldError = {
  resource: string;
  field: string;
  code: "missing" | "missing_field" | "invalid" | "already_exists" | "unprocessable" | "custom";
  message?: string;
};

type RefusedCaller = { integrationId: number; installationId: number | null; userId: number | null };

/** A repository under the name that it has now. */
export type MovedRepository = { id: number; ownerLogin: string; name: string };

type RefusalOptions = {
  errors?: readonly (FieldError | string)[];
  /** Why, for the integration's owner and the account's administrators; never sent to the caller. */
  reason?: Reason;
  /** Whom it was refused to, where it happens before a grant is made. Only of a credential that was proven. */
  caller?: RefusedCaller;
  /** Path under the documentation's address, or another address in full, when it is not the operation's own. */
  documentation?: string;
  /** Where what was asked for is now. */
  movedTo?: MovedRepository;
  headers?: Record<string, string>;
  cause?: unknown;
};

/** An answer that says no. The message is public and part of the wire format; the reason stays inside. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly errors: readonly (FieldError | string)[];
  readonly reason: Reason | undefined;
  readonly caller: RefusedCaller | undefined;
  readonly documentation: string | undefined;
  readonly movedTo: MovedRepository | undefined;
  readonly headers: Record<string, string>;
  /** What Next reads of an error that a page lets pass: a refusal that says that there is nothing is a page that says so. */
  digest?: string;

  constructor(
    readonly status: number,
    message: string,
    { errors = [], reason, caller, documentation, movedTo, headers = {}, cause }: RefusalOptions = {},
  ) {
    super(message, { cause });
    this.errors = errors;
    this.reason = reason;
    this.caller = caller;
    this.documentation = documentation;
    this.movedTo = movedTo;
    this.headers = headers;
    if (status === 404) this.digest = NOT_FOUND_DIGEST;
  }
}

/** True for a refusal of this or of Next's copy of the module. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal";
}

export const notFound = (options?: RefusalOptions) => new Refusal(404, "Not Found", options);
/** Not here any more: 301 for what reads and 307 for what changes something. */
export const moved = ({ id, ownerLogin, name }: MovedRepository) =>
  new Refusal(301, "Moved Permanently", {
    movedTo: { id, ownerLogin, name },
    documentation: "/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects",
  });
const BAD_CREDENTIALS = "Bad credentials";
export const badCredentials = (options?: RefusalOptions) => new Refusal(401, BAD_CREDENTIALS, options);
/** A credential that is none, or no more: what guessing meets. */
export const isBadCredentials = (error: unknown): boolean =>
  isRefusal(error) && error.status === 401 && error.message === BAD_CREDENTIALS;
/** What is no JWT, or none that a key of an integration signed; exact words (wire facts §1.11). */
export const undecodedJwt = (cause?: unknown) =>
  new Refusal(401, "A JSON web token could not be decoded", { documentation: "/rest", cause });
export const requiresAuthentication = (options?: RefusalOptions) =>
  new Refusal(401, "Requires authentication", options);
export const forbidden = (message: string, options?: RefusalOptions) => new Refusal(403, message, options);
export const badRequest = (message: string, options?: RefusalOptions) => new Refusal(400, message, options);
export const conflict = (message: string, options?: RefusalOptions) => new Refusal(409, message, options);
export const tooLarge = (message: string, options?: RefusalOptions) => new Refusal(413, message, options);
export const unprocessable = (message: string, options?: RefusalOptions) => new Refusal(422, message, options);

/** 422 with one entry for each field; the same refusal puts the words beside the field on a page. */
export const validationFailed = (...errors: FieldError[]) => new Refusal(422, "Validation Failed", { errors });

/** Every mistake that a schema found, in the wire format's shape. `resource` is the wire name of what was sent ("Issue"). */
export function fromZod(resource: string, { issues }: ZodError): Refusal {
  return validationFailed(
    ...issues.flatMap((issue): FieldError[] => {
      const field = fieldName(issue.path);
      if (issue.code === "unrecognized_keys")
        return issue.keys.map((key) => ({
          resource,
          field: field ? `${field}.${key}` : key,
          code: "invalid",
          message: `${key} is not a known field`,
        }));
      const missing = issue.code === "invalid_type" && issue.input === undefined && /undefined/.test(issue.message);
      if (missing) return [{ resource, field, code: "missing_field", message: `${field} is required` }];
      return [{ resource, field, code: "invalid", message: `${field || "The value"}: ${issue.message}` }];
    }),
  );
}

/** `["callback_urls", 0, "url"]` → `callback_urls[0].url` */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) => (typeof part === "number" ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)),
    "",
  );
}

/** The words for each field that a page shows beside it; the entry "" is about the whole form. */
export function fieldMessages(refusal: Refusal): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const error of refusal.errors) {
    if (typeof error === "string") messages[""] ??= error;
    else messages[error.field] ??= withoutField(error) ?? defaultMessage(error);
  }
  if (refusal.errors.length === 0) messages[""] = refusal.message;
  return messages;
}

/** Beside its field a message need not name it: "title: must not be empty" → "must not be empty". */
function withoutField({ field, message }: FieldError): string | undefined {
  return message?.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
}

function defaultMessage({ field, code }: FieldError): string {
  switch (code) {
    case "missing":
      return `${field} does not exist`;
    case "missing_field":
      return `${field} is required`;
    case "already_exists":
      return `${field} is already taken`;
    default:
      return `${field} is not valid`;
  }
}
