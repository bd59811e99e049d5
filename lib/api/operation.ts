import type { z } from "zod";
import type { Grant, GrantKind } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import type { OrganizationRole, RepositoryRole } from "@/lib/authorization/roles.ts";

import type { ApiVersion } from "./versions.ts";

/** What requests are counted in, for each caller: most in `core`, by the hour. Source: wire facts §1.3, §1.17. */
export type RateLimitResource = "core" | "integration_manifest" | "search" | "code_search";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** What the router already knows of the repository in the path when the handler runs. */
export type RepositorySubject = {
  id: number;
  ownerId: number;
  ownerLogin: string;
  name: string;
  private: boolean;
  archived: boolean;
  defaultBranch: string;
  /** The role of the person behind the grant; null when it acts for nobody or has none. */
  role: RepositoryRole | null;
  /** The person's role in the organization that owns it; null elsewhere. */
  ownerRole: OrganizationRole | null;
};

/** Likewise for the organization in the path. */
export type OrganizationSubject = { id: number; login: string; role: OrganizationRole | null };

type SubjectOf<Path extends string> = Path extends `/repos/{owner}/{repo}${string}`
  ? { repository: RepositorySubject }
  : Path extends `/orgs/{org}${string}`
    ? { organization: OrganizationSubject }
    : unknown;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<never, never>;

/** The names in braces, each a string unless `params` says otherwise. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ParamsOf<Path extends string, Params> = Omit<Record<NamesIn<Path>, string>, keyof Parsed<Params>> & Parsed<Params>;

export type Input<Path extends string, Params, Query, Body> = SubjectOf<Path> & {
  grant: Grant;
  params: ParamsOf<Path, Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  /** The address as the caller sees it, for links to other pages of a list. */
  url: URL;
  headers: Headers;
  /** The body as it arrives, of an operation that takes a file; null where there is none. */
  file: ReadableStream<Uint8Array> | null;
  /** The network address of the caller. */
  address: string;
  /** Aborted when the caller no longer waits for the answer. */
  signal: AbortSignal;
  /** For a handler that waits: throws what a new request with the same credential would be refused with. */
  requireStillAllowed: () => Promise<void>;
  /** The dated version of the API that was asked for. */
  version: ApiVersion;
};

export type Answer = {
  status: number;
  /** Sent as JSON; undefined for an answer without a body. */
  body?: unknown;
  /** Sent as it is in place of a JSON body, for another media type. */
  raw?: { contentType: string; bytes: Buffer };
  /** Sent as it is read, of what is too large to be held in memory; `size` is in bytes. */
  stream?: { contentType: string; size: number; open: () => Promise<ReadableStream<Uint8Array>> };
  headers?: Record<string, string>;
};

/** What belongs in the path, query and body of one request that succeeds on the world of the generated tests. */
export type Example = {
  /** The person whose classic token it is made with, where an installation is not accepted or not enough. */
  as?: "mona" | "hubot";
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
};

export type Operation = {
  /** As in the official description: `issues/create`. */
  id: string;
  method: Method;
  /** With names in braces; `/repos/{owner}/{repo}/…` answers as `/repositories/{repository_id}/…` too. */
  path: string;
  summary: string;
  /** Path and anchor of the documentation, for `documentation_url`. */
  documentation: string;
  /** Which kinds of credentials may call it at all. */
  accepts: readonly GrantKind[];
  /** The refusal for a credential of another kind, where the wire format has its own words. */
  otherwise?: { status: number; message: string };
  requires: Requirement;
  params?: z.ZodType;
  query?: z.ZodType;
  /** The wire name of what is sent, for `errors[].resource`. */
  resource?: string;
  body?: z.ZodType;
  /** The body is a file and not JSON: the handler reads it. Answered under /api/uploads as well. */
  takesFile?: boolean;
  /** As large as a body may be, in bytes, where a megabyte is not enough. */
  bodyLimitBytes?: number;
  /** The field that a body stands for which is a bare list. */
  listField?: string;
  /** Fields of what is answered, or of each thing in a list, that are gone since API version 2026-03-10; a dot leads inside. */
  withdrawn?: readonly string[];
  /** Status → schema of the body; null where there is none. */
  responses: Readonly<Record<number, z.ZodType | null>>;
  example?: Example;
  /** Names whose values may contain slashes. */
  multiSegment?: readonly string[];
  /** Not counted against the hour's requests. */
  free?: boolean;
  /** The preview that `Accept` has to name, as in 2016 and 2017: 415 without it (wire facts §2). */
  preview?: string;
  /** Counted in a bucket of its own. */
  bucket?: RateLimitResource;
  handler: (input: never) => Promise<Answer>;
};

/** Declares an operation; the handler's input is typed by the path and the schemas. */
export function operation<
  const Path extends string,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  declared: Omit<Operation, "path" | "params" | "query" | "body" | "handler"> & {
    path: Path;
    params?: Params;
    query?: Query;
    body?: Body;
    handler: (input: Input<Path, Params, Query, Body>) => Promise<Answer>;
  },
): Operation {
  return declared as unknown as Operation;
}

/** Whoever acts for a person or as a bot on the host: what most operations accept. */
export const ACTORS = [
  "installation",
  "user-via-integration",
  "personal-token",
  "fine-grained-token",
  "session",
] as const satisfies readonly GrantKind[];

/** The same, and nobody in particular: reads of what is public. */
export const ANYONE = ["anonymous", ...ACTORS] as const satisfies readonly GrantKind[];
