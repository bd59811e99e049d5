import type { ReactNode } from "react";

/** One question of a consent page with its answer: beside each other where there is room, else below. */
export function ConsentSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-x-6 gap-y-3 border-line-muted border-t py-5 first-of-type:border-t-0 first-of-type:pt-0 md:grid-cols-[11rem_minmax(0,1fr)]">
      <h2 className="font-semibold text-base md:text-sm">{title}</h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
