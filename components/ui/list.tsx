import type { ReactNode } from "react";
import { Counter } from "./counter.tsx";
import { cx } from "./cx.ts";

/** A bordered box of rows, the workhorse of settings pages. Children are ListRow (or any `li`). */
export function List({
  title,
  count,
  actions,
  footer,
  children,
  label,
  tone,
  headingLevel: Heading = "h2",
  className,
}: {
  title?: ReactNode;
  /** Shown beside the title. */
  count?: number | undefined;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  /** Accessible name when there is no title. */
  label?: string | undefined;
  /** `danger` draws the box of actions that cannot be undone. */
  tone?: "danger" | undefined;
  headingLevel?: "h2" | "h3" | undefined;
  className?: string | undefined;
}) {
  return (
    <section
      className={cx(
        "overflow-clip rounded-md border",
        tone === "danger" ? "border-danger-line" : "border-line",
        className,
      )}
    >
      {(title || actions) && (
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-line border-b bg-subtle px-4 py-2">
          {title && (
            <Heading className="flex min-w-0 items-center gap-2 font-semibold">
              <span className="min-w-0 break-words">{title}</span>
              {count !== undefined && <Counter value={count} />}
            </Heading>
          )}
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      <ul aria-label={label} className="divide-y divide-line-muted">
        {children}
      </ul>
      {footer && <div className="border-line border-t bg-subtle px-4 py-2 text-muted text-xs">{footer}</div>}
    </section>
  );
}

/** One row: leading picture, title with badges, description and small print, actions at the right (below when narrow). */
export function ListRow({
  leading,
  title,
  badges,
  description,
  meta,
  actions,
  children,
  className,
}: {
  leading?: ReactNode;
  title: ReactNode;
  badges?: ReactNode;
  description?: ReactNode;
  /** Small print such as times; separate the parts by MetaDot. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** More content under the text, at full width. */
  children?: ReactNode;
  className?: string | undefined;
}) {
  return (
    <li className={cx("px-4 py-3", className)}>
      <div className="flex items-start gap-3">
        {leading && <div className="mt-0.5 shrink-0 text-muted">{leading}</div>}
        <div className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-2 self-center sm:flex-nowrap">
          <div className="min-w-0 grow basis-full sm:basis-0">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="min-w-0 break-words font-semibold">{title}</span>
              {badges}
            </div>
            {description && <div className="mt-0.5 text-muted">{description}</div>}
            {meta && (
              // The padding is where the outline of a link at the beginning of a line is drawn.
              <div data-meta className="mt-1 -ml-1 flex flex-wrap gap-x-3 pl-1 text-muted text-xs">
                {meta}
              </div>
            )}
          </div>
          {actions && <div className="flex max-w-full shrink-0 flex-wrap items-center gap-2">{actions}</div>}
        </div>
      </div>
      {children && <div className="mt-3 empty:hidden">{children}</div>}
    </li>
  );
}

/** The dot between two pieces of small print. In `meta` each piece is an element of its own, which the dot belongs to. */
export function MetaDot() {
  return (
    <span aria-hidden="true" data-dot>
      ·
    </span>
  );
}
