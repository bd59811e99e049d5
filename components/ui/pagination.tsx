import { ChevronLeftIcon, ChevronRightIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { LinkButton } from "./button.tsx";
import { type PageQuery, pageHref } from "./page-href.ts";

/** Previous and next, as links that keep the rest of the query. Renders nothing when there is one page only. */
export function Pagination({
  path,
  query,
  page,
  hasNext,
  pageCount,
  label = "Pages",
  param = "page",
}: {
  path: string;
  /** The page's search params as Next gives them. */
  query?: PageQuery | undefined;
  /** From 1. */
  page: number;
  hasNext: boolean;
  /** When it is known: "Page 2 of 7". */
  pageCount?: number | undefined;
  label?: string | undefined;
  param?: string | undefined;
}) {
  if (page <= 1 && !hasNext) return null;
  const href = (to: number) => pageHref({ path, query, param, page: to });
  return (
    <nav aria-label={label} className="flex items-center justify-center gap-3 py-4">
      <Step href={page > 1 ? href(page - 1) : null} rel="prev">
        <ChevronLeftIcon aria-hidden="true" />
        Previous
      </Step>
      <span className="text-muted text-xs tabular-nums">
        Page {page}
        {pageCount !== undefined && ` of ${pageCount}`}
      </span>
      <Step href={hasNext ? href(page + 1) : null} rel="next">
        Next
        <ChevronRightIcon aria-hidden="true" />
      </Step>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | null; rel: "prev" | "next"; children: ReactNode }) {
  if (href === null) {
    // Keeps the middle in the middle.
    return (
      <span aria-hidden="true" className="invisible inline-flex min-h-8 items-center gap-2 px-3">
        {children}
      </span>
    );
  }
  return (
    <LinkButton href={href} rel={rel} variant="ghost">
      {children}
    </LinkButton>
  );
}
