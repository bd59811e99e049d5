import type { ReactNode } from "react";
import type { PageQuery } from "./page-href.ts";
import { Pagination } from "./pagination.tsx";

/** A page of something that is counted: its list, or what stands in for an empty one, and the way to the other pages. */
export function PagedList({
  path,
  query,
  page: { page, perPage },
  total,
  isEmpty,
  empty,
  children,
}: {
  path: string;
  /** The page's search params as Next gives them. */
  query: PageQuery;
  /** `page` counts from 1. */
  page: { page: number; perPage: number };
  /** On all pages together. */
  total: number;
  /** Whether this page has no rows, as one behind the last has none. */
  isEmpty: boolean;
  empty: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      {isEmpty ? empty : children}
      <Pagination
        path={path}
        query={query}
        page={page}
        hasNext={page * perPage < total}
        pageCount={Math.max(1, Math.ceil(total / perPage))}
      />
    </>
  );
}
