import type { ReactNode } from "react";
import { HeadingFocus } from "./heading-focus.tsx";
import { HEADING_ID } from "./heading-id.ts";

/**
 * The h1 of a page with its actions at the right. Redirect to `…#page-heading` after a form to put focus here, so
 * that a screen reader starts reading where the result is.
 */
export function PageHeading({
  children,
  description,
  actions,
  leading,
  badges,
}: {
  children: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** An avatar or icon before the words. */
  leading?: ReactNode;
  badges?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-line border-b pb-4">
      <div className="flex min-w-0 grow basis-64 items-center gap-3">
        {leading && <div className="shrink-0">{leading}</div>}
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1
              id={HEADING_ID}
              tabIndex={-1}
              className="min-w-0 scroll-mt-20 break-words font-semibold text-2xl leading-8 tracking-tight"
            >
              {children}
            </h1>
            {badges}
          </div>
          {description && <div className="mt-1 max-w-prose text-pretty text-muted">{description}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      <HeadingFocus />
    </div>
  );
}
