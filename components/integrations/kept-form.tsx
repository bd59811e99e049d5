"use client";

import { type ReactNode, type RefObject, useEffect, useRef } from "react";

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
  const pressed = useMousePressed();
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
        if (!isText) return;
        const tell = () => onLeave?.(target.name, new FormData(currentTarget));
        // What is said of the field moves what lies below it: a button under the mouse would slip away unclicked.
        if (pressed.current) addEventListener("mouseup", () => setTimeout(tell), { once: true });
        else tell();
      }}
      className={className}
      noValidate
    >
      {children}
    </form>
  );
}

/** Whether a button of the mouse is held down at the moment. */
function useMousePressed(): RefObject<boolean> {
  const pressed = useRef(false);
  useEffect(() => {
    const follow = ({ type }: MouseEvent) => {
      pressed.current = type === "mousedown";
    };
    addEventListener("mousedown", follow, true);
    addEventListener("mouseup", follow, true);
    return () => {
      removeEventListener("mousedown", follow, true);
      removeEventListener("mouseup", follow, true);
    };
  }, []);
  return pressed;
}

const hasTick = ({ type }: HTMLInputElement): boolean => type === "checkbox" || type === "radio";
