import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** What a page shows in place of a list: why it is empty and the next step. `bare` inside a box that has a border. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
  bare,
  headingLevel: Heading = "h2",
}: {
  /** An octicon element of 24 px. */
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  bare?: boolean | undefined;
  headingLevel?: "h2" | "h3" | undefined;
}) {
  return (
    <div
      className={cx(
        "grid justify-items-center gap-2 px-4 py-10 text-center",
        !bare && "rounded-md border border-line border-dashed",
      )}
    >
      {icon && (
        <span className="mb-1 text-muted" aria-hidden="true">
          {icon}
        </span>
      )}
      <Heading className="max-w-full font-semibold text-base">{title}</Heading>
      {children && <div className="max-w-[min(65ch,100%)] text-balance text-muted">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
