"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * A form that keeps what was typed: React empties a form after its action, which would throw away the entries that a
 * refusal asks to mend. `onValues` hears of every change, and of what the browser filled in before scripts ran.
 */
export function KeptForm({
  action,
  onValues,
  children,
  className,
}: {
  action: (form: FormData) => void;
  onValues?: ((form: FormData) => void) | undefined;
  children: ReactNode;
  className?: string | undefined;
}) {
  const form = useRef<HTMLFormElement>(null);
  const listener = useRef(onValues);
  useEffect(() => {
    listener.current = onValues;
  });
  useEffect(() => {
    if (form.current) listener.current?.(new FormData(form.current));
  }, []);
  return (
    <form
      ref={form}
      action={action}
      onReset={(event) => event.preventDefault()}
      onChange={(event) => onValues?.(new FormData(event.currentTarget))}
      className={className}
      noValidate
    >
      {children}
    </form>
  );
}
