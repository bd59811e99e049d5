import { ChevronRightIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";

/** More of something, folded under a line that says what it is. Works without scripts. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  /** Whether it is open at first. */
  open?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <details open={open} className="min-w-0 [&[open]>summary>svg]:rotate-90">
      <summary className="inline-flex min-h-6 items-start gap-1 rounded-sm py-0.5 text-accent marker:content-none hover:underline">
        <ChevronRightIcon aria-hidden="true" className="mt-0.5 shrink-0 transition-transform" />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
