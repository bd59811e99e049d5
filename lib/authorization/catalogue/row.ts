/**
 * One permission of the catalogue. Keys, levels and scopes are facts of the wire format; every word is our own.
 */
export type CatalogueRow = {
  /** Other keys that clients and documents use for the same permission. */
  readonly spellings?: readonly string[];
  /** A short noun phrase. */
  readonly title: string;
  /** What it opens, in one sentence for the person who is asked to consent. */
  readonly description: string;
  /** What a holder can do at each level that the permission offers; a level without a phrase is not offered. */
  readonly verbs: { readonly read?: string; readonly write?: string; readonly admin?: string };
  /** Set where changing something reaches further than the thing changed. */
  readonly power?: "code" | "automation" | "access";
};
