import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export type Crumb = { label: ReactNode; href?: string | undefined; key?: string };

/** Where this page is, from the outside in; the last one, without an address, is this page. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-3">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {items.map((item, index) => (
          <li key={item.key ?? item.href ?? index} className="flex min-w-0 items-center gap-x-1.5">
            {index > 0 && (
              <span aria-hidden="true" className="text-muted">
                /
              </span>
            )}
            {item.href ? (
              <Link href={item.href} look="plain" className="py-0.5">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="wrap-anywhere min-w-0 py-0.5 font-semibold">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
