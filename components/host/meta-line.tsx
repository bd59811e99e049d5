import type { ReactNode } from "react";

/** Small print in a row of a list whose parts are links and words of different heights. */
export function MetaLine({ children }: { children: ReactNode }) {
  return <span className="flex min-w-0 flex-wrap items-center gap-x-1.5">{children}</span>;
}
