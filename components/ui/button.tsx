import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";

type Look = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  block?: boolean | undefined;
  /** An octicon element before the words. */
  icon?: ReactNode;
};

/** A button. It does not submit unless `type="submit"`; for that, SubmitButton shows the pending state as well. */
export function Button({
  variant,
  size,
  block,
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look) {
  return (
    <button type={type} className={cx(buttonClass({ variant, size, block }), className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({
  variant,
  size,
  block,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link prefetch={false} className={cx(buttonClass({ variant, size, block }), className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}

/** A button with an icon alone; `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size,
  className,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "children"> & Omit<Look, "block"> & { label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cx(buttonClass({ variant, size, square: true }), className)}
      {...rest}
    >
      {icon}
    </button>
  );
}
