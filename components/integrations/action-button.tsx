"use client";

import { useActionState, useId } from "react";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-class.ts";
import { FieldError } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** One button that does one thing, with the refusal under it when there is one. */
export function ActionButton({
  action,
  label,
  describes,
  variant = "secondary",
  size,
}: {
  action: (problem: string | null) => Promise<string | null>;
  label: string;
  /** What it is done to, for screen readers: buttons in a list have the same words. */
  describes?: string | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}) {
  const id = useId();
  const [problem, submit] = useActionState(action, null);
  return (
    <form action={submit} className="grid gap-1.5">
      <SubmitButton
        variant={variant}
        size={size}
        className="justify-self-start"
        aria-label={describes && `${label} ${describes}`}
      >
        {label}
      </SubmitButton>
      {problem && (
        <div role="alert">
          <FieldError id={`${id}-error`}>{problem}</FieldError>
        </div>
      )}
    </form>
  );
}
