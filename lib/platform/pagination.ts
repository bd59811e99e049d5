/** Page numbers as the REST API and the pages count them: from 1; 30 rows unless told, 100 at most. */
export const DEFAULT_PER_PAGE = 30;
export const MAX_PER_PAGE = 100;

export type Page = { page: number; perPage: number };

export function pageFrom(query: { page?: number | undefined; per_page?: number | undefined }): Page {
  return {
    page: Math.max(1, query.page ?? 1),
    perPage: Math.min(MAX_PER_PAGE, Math.max(1, query.per_page ?? DEFAULT_PER_PAGE)),
  };
}

/** What Prisma's findMany takes for a page. */
export function rowsOf({ page, perPage }: Page): { skip: number; take: number } {
  return { skip: (page - 1) * perPage, take: perPage };
}

/** Of all that there is, what is on a page. */
export function onPage<Row>(all: readonly Row[], { page, perPage }: Page): Row[] {
  return all.slice((page - 1) * perPage, page * perPage);
}

/**
 * The `link` header of a list, or null when everything is on one page. Source: wire facts §1.16 (prev, next, last, first).
 * `total` is the number of rows over all pages.
 */
export function linkHeader(url: URL, { page, perPage }: Page, total: number): string | null {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1 && page === 1) return null;
  const to = (number: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set("page", String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(to(Math.min(page - 1, last), "prev"));
  if (page < last) links.push(to(page + 1, "next"), to(last, "last"));
  if (page > 1) links.push(to(1, "first"));
  return links.join(", ");
}
