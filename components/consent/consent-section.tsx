import type { ReactNode } from "react";

/** One question of a consent page with its answer: beside each other where there is room, else below. */
export function ConsentSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="@container border-line-muted border-t py-5 first-of-type:border-t-0 first-of-type:pt-0">
      <div className="grid @2xl:grid-cols-[11rem_minmax(0,1fr)] gap-x-6 gap-y-3">
        <h2 className="font-semibold @2xl:text-sm text-base">{title}</h2>
        <div className="min-w-0">{children}</div>
      </div>
    </section>
  );
}
