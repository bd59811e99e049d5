import type { PermissionKey } from "@/lib/authorization/permission-catalogue.ts";

/**
 * One event. Names, actions, availability and permissions are facts of the wire format; every word is our own.
 * Source: the documented events of 2026-08, wire facts §1.19.
 */
export type EventRow = {
  /** What happened, in one sentence. */
  readonly description: string;
  /** The values of `action`; none for an event without it. */
  readonly actions: readonly string[];
  /** Any one of these at level read allows subscribing. None: nobody can subscribe. */
  readonly permissions: readonly PermissionKey[];
  /** Actions that are told only to holders of one of the permissions at level write. */
  readonly writeActions?: readonly string[];
  /** Told without subscribing to whoever holds one of the permissions at level write. */
  readonly automaticWithWrite?: boolean;
  /** "app" is what the wire format calls an integration. */
  readonly hooks: readonly HookKind[];
};

/** Which kinds of webhooks can carry an event. */
export type HookKind = "app" | "repository" | "organization" | "enterprise" | "marketplace" | "sponsors";
