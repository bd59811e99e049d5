import { validationFailed } from "@/lib/api/errors.ts";

/** Longer searches are refused. Source: the documented limit. */
const QUERY_LENGTH_MAX = 256;

/** `key:value`, or `-key:value` for what is not to be so. Keys are in lower case. */
export type Qualifier = { key: string; value: string; negated: boolean };

/** What somebody searches for: words and "whole phrases", and qualifiers. */
export type SearchQuery = { words: string[]; qualifiers: Qualifier[] };

const TOKEN = /(-?)([A-Za-z-]+):(?:"([^"]*)"|(\S+))|"([^"]*)"|(\S+)/g;

/**
 * Takes a search apart. What looks like a qualifier and has a key that is not among `keys` is a word like any other.
 * Throws 422 for an empty search and one that is too long.
 */
export function parseQuery(q: string, keys: ReadonlySet<string>): SearchQuery {
  if (q.trim() === "") throw refused("missing");
  if (q.length > QUERY_LENGTH_MAX)
    throw refused("invalid", `The search is longer than ${QUERY_LENGTH_MAX} characters.`);
  const query: SearchQuery = { words: [], qualifiers: [] };
  for (const [whole, minus, name, quoted, plain, phrase, word] of q.matchAll(TOKEN)) {
    const key = name?.toLowerCase();
    if (key !== undefined && keys.has(key))
      query.qualifiers.push({ key, value: quoted ?? plain ?? "", negated: minus === "-" });
    else {
      const text = phrase ?? word ?? whole;
      if (text !== "") query.words.push(text);
    }
  }
  return query;
}

function refused(code: "missing" | "invalid", message?: string) {
  return validationFailed({ resource: "Search", field: "q", code, ...(message && { message }) });
}

/** 422 for a qualifier whose value means nothing. */
export const invalidQualifier = ({ key, value }: Qualifier, wanted: string) =>
  refused("invalid", `${key}:${value} is not understood: ${wanted}`);

/** 422 when not one of the accounts and repositories that a search is limited to can be seen. Source of the words: wire format. */
export const unsearchable = () =>
  refused(
    "invalid",
    "The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.",
  );
