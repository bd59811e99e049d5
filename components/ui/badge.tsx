import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger" | "done";

const TONES = {
  neutral: "border-line text-muted",
  accent: "border-accent-line bg-accent-subtle text-accent",
  success: "border-success-line bg-success-subtle text-success",
  warning: "border-warning-line bg-warning-subtle text-warning",
  danger: "border-danger-line bg-danger-subtle text-danger",
  done: "border-done-line bg-done-subtle text-done",
} as const satisfies Record<BadgeTone, string>;

/** A word about a thing: Private, Public, Bot, Pending. The word carries the meaning, the tone only underlines it. */
export function Badge({
  tone = "neutral",
  icon,
  children,
  className,
}: {
  tone?: BadgeTone | undefined;
  icon?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-full border px-2 py-px font-medium text-xs",
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
