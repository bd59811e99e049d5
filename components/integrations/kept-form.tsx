"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * A form that keeps what was typed: React empties a form after its action, which would throw away the entries that a
 * refusal asks to mend. `onValues` hears of every change, and of what the browser filled in before scripts ran.
 */
export function KeptForm({
  action,
  onValues,
  onLeave,
  children,
  className,
}: {
  action: (form: FormData) => void;
  onValues?: ((form: FormData) => void) | undefined;
  /** Hears of every text field that somebody leaves. */
  onLeave?: ((name: string, form: FormData) => void) | undefined;
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
      onBlur={({ target, currentTarget }) => {
        const isText =
          target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !hasTick(target));
        if (isText) onLeave?.(target.name, new FormData(currentTarget));
      }}
      className={className}
      noValidate
    >
      {children}
    </form>
  );
}

const hasTick = ({ type }: HTMLInputElement): boolean => type === "checkbox" || type === "radio";
