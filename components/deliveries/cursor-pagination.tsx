import { ChevronLeftIcon, ChevronRightIcon } from "@primer/octicons-react";
import { LinkButton } from "@/components/ui/button.tsx";

/** Newest and older, for a list that grows at its head: page numbers would shift while one reads. */
export function CursorPagination({
  path,
  query,
  isFirst,
  nextCursor,
}: {
  path: string;
  /** The filter, kept from page to page. */
  query: Readonly<Record<string, string | undefined>>;
  isFirst: boolean;
  nextCursor: string | null;
}) {
  if (isFirst && nextCursor === null) return null;
  const href = (cursor: string | undefined) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, cursor })) if (value !== undefined) search.set(name, value);
    const text = search.toString();
    return text === "" ? path : `${path}?${text}`;
  };
  return (
    <nav aria-label="Pages of deliveries" className="flex items-center justify-center gap-3 py-4">
      {!isFirst && (
        <LinkButton href={href(undefined)} variant="ghost" icon={<ChevronLeftIcon aria-hidden="true" />}>
          Newest
        </LinkButton>
      )}
      {nextCursor !== null && (
        <LinkButton href={href(nextCursor)} rel="next" variant="ghost">
          Older
          <ChevronRightIcon aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
