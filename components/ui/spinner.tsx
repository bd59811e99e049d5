import { cx } from "./cx.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** A turning ring. `decorative` when words beside it already say that something is going on. */
export function Spinner({
  size = 16,
  label = "Loading",
  decorative,
  className,
}: {
  /** Pixels. */
  size?: number | undefined;
  label?: string | undefined;
  decorative?: boolean | undefined;
  className?: string | undefined;
}) {
  return (
    <span className={cx("inline-flex", className)}>
      <svg width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true" className="animate-spin">
        <circle cx="8" cy="8" r="6.5" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
        <path d="M14.5 8A6.5 6.5 0 0 0 8 1.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {!decorative && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
}
