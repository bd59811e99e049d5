import type { PageQuery } from "@/components/ui/page-href.ts";
import type { IssueFilter, IssueOrder } from "@/lib/host/issues/queries.ts";
import { firstOf } from "./page-number.ts";

/** The ways to order a list of issues, by the word in the address. */
const ORDERS = {
  newest: { label: "Newest", order: { by: "created", direction: "desc" } },
  oldest: { label: "Oldest", order: { by: "created", direction: "asc" } },
  updated: { label: "Recently changed", order: { by: "updated", direction: "desc" } },
  comments: { label: "Most discussed", order: { by: "comments", direction: "desc" } },
} as const satisfies Record<string, { label: string; order: IssueOrder }>;

export type OrderName = keyof typeof ORDERS;
export const ORDER_OPTIONS = (Object.keys(ORDERS) as OrderName[]).map((value) => ({
  value,
  label: ORDERS[value].label,
}));

/** What an address asks for of a list of issues. */
export type IssueQuery = {
  state: "open" | "closed";
  label: string | undefined;
  author: string | undefined;
  search: string | undefined;
  sort: OrderName;
};

/** Whatever an address says that is not known counts as not said. */
export function issueQuery(query: PageQuery): IssueQuery {
  const sort = firstOf(query.sort) ?? "";
  return {
    state: firstOf(query.state) === "closed" ? "closed" : "open",
    label: firstOf(query.label),
    author: firstOf(query.author),
    search: firstOf(query.q),
    sort: Object.hasOwn(ORDERS, sort) ? (sort as OrderName) : "newest",
  };
}

export const orderOf = ({ sort }: IssueQuery): IssueOrder => ORDERS[sort].order;

export const filterOf = ({ label, author, search }: IssueQuery): Omit<IssueFilter, "state"> => ({
  ...(label && { labels: [label] }),
  ...(author && { creator: author }),
  ...(search && { search }),
});

export const isFiltered = ({ label, author, search }: IssueQuery): boolean => Boolean(label ?? author ?? search);

/** The same list with something else in it; its first page. */
export function issuesHref(path: string, query: IssueQuery, change: Partial<IssueQuery> = {}): string {
  const { state, label, author, search, sort } = { ...query, ...change };
  const params = new URLSearchParams({
    ...(state === "closed" && { state }),
    ...(label && { label }),
    ...(author && { author }),
    ...(search && { q: search }),
    ...(sort !== "newest" && { sort }),
  }).toString();
  return params ? `${path}?${params}` : path;
}
