import { DEFAULT_PER_PAGE, type Page } from "@/lib/platform/pagination.ts";

/** What PostgreSQL and git can count to, and more than anybody turns. */
const PAGE_MAX = 100_000;

/** The page that an address asks for; the first for anything that is no number. */
export function pageIn(query: { page?: string | readonly string[] | undefined }, perPage = DEFAULT_PER_PAGE): Page {
  const wanted = Number.parseInt(String(query.page ?? ""), 10);
  return { page: Math.min(PAGE_MAX, Math.max(1, wanted || 1)), perPage };
}

/** The value of a search parameter; of one that was given several times, the first. */
export function firstOf(value: string | readonly string[] | undefined): string | undefined {
  const text = (typeof value === "string" ? value : value?.[0])?.trim();
  return text || undefined;
}
