import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A bordered box for one subject, with an optional heading, and a footer for its buttons. */
export function Card({
  title,
  description,
  actions,
  footer,
  children,
  headingLevel: Heading = "h2",
  className,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  headingLevel?: "h2" | "h3" | undefined;
  className?: string | undefined;
}) {
  return (
    <section className={cx("overflow-clip rounded-md border border-line bg-canvas", className)}>
      {(title || actions) && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4">
          <div className="min-w-0">
            {title && <Heading className="font-semibold text-base">{title}</Heading>}
            {description && <p className="mt-0.5 text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children && <div className="p-4">{children}</div>}
      {footer && (
        <div className="flex flex-wrap items-center gap-2 border-line border-t bg-subtle px-4 py-3">{footer}</div>
      )}
    </section>
  );
}
