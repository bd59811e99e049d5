import { cx } from "./cx.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** A grey bar where words will be; size it by `className`. */
function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cx("block animate-pulse rounded bg-active", className ?? "h-4 w-full")} />;
}

/** The shape of a List while it loads, for loading.tsx. */
export function SkeletonList({
  rows = 3,
  label = "Loading",
}: {
  rows?: number | undefined;
  label?: string | undefined;
}) {
  return (
    <div role="status" className="divide-y divide-line-muted rounded-md border border-line">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex items-center gap-3 px-4 py-3">
          <Skeleton className="size-8 shrink-0" />
          <div className="grid grow gap-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
