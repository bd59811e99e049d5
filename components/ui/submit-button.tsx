"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";
import { Spinner } from "./spinner.tsx";

/**
 * Submits its form. While the form's action runs it shows a spinner and `pendingLabel`, stays focusable and ignores
 * further clicks. Without JavaScript it is a plain submit button.
 */
export function SubmitButton({
  children,
  pendingLabel,
  variant = "primary",
  icon,
  onClick,
  ...rest
}: Omit<ComponentProps<typeof Button>, "type"> & { pendingLabel?: ReactNode }) {
  const { pending, data } = useFormStatus();
  const name = rest.name;
  const mine = pending && (name === undefined || data?.get(name) === String(rest.value ?? ""));
  return (
    <Button
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      icon={mine ? <Spinner decorative /> : icon}
      onClick={(event) => {
        if (pending) {
          event.preventDefault();
          return;
        }
        onClick?.(event);
      }}
      {...rest}
    >
      {mine ? (pendingLabel ?? children) : children}
    </Button>
  );
}
