import type { ReactNode } from "react";

/** One component with its name and an anchor. */
export function Example({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <div id={id} className="min-w-0 scroll-mt-4">
      <h3 className="mb-2 font-semibold text-muted text-xs">{title}</h3>
      <div className="grid min-w-0 gap-4">{children}</div>
    </div>
  );
}

/** Things side by side that wrap. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex min-w-0 flex-wrap items-center gap-3">{children}</div>;
}
