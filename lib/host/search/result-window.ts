import { unprocessable } from "@/lib/api/errors.ts";
import type { Page } from "@/lib/platform/pagination.ts";

/** Source: the documented limit of every search. */
export const RESULTS_MAX = 1000;

/** Throws 422 for a page that begins after the results that a search gives. Source of the words: wire format. */
export function requireWithinResults({ page, perPage }: Page): void {
  if ((page - 1) * perPage >= RESULTS_MAX)
    throw unprocessable(`Only the first ${RESULTS_MAX} search results are available`);
}
