"use client";

import { AlertFillIcon } from "@primer/octicons-react";
import { useEffect, useRef } from "react";

export type SummaryError = {
  /** The id of the control, which is its form key unless told otherwise; none for the form as a whole. */
  field?: string | undefined;
  message: string;
};

/**
 * What is wrong with a form, on top of it, each line a link to its field. It takes focus when it appears and whenever
 * the errors change. Renders nothing without errors.
 */
export function ErrorSummary({ errors, title }: { errors: readonly SummaryError[]; title?: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const fingerprint = errors.map((error) => `${error.field}:${error.message}`).join("\n");
  useEffect(() => {
    if (fingerprint) box.current?.focus();
  }, [fingerprint]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-md border border-danger-line bg-danger-subtle p-4">
      <p className="flex items-center gap-2 font-semibold text-danger">
        <AlertFillIcon aria-hidden="true" />
        {title ??
          (errors.length === 1 ? "One thing needs your attention" : `${errors.length} things need your attention`)}
      </p>
      <ul className="mt-2 grid list-disc gap-1 pl-8">
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field ? (
              <a
                href={`#${error.field}`}
                className="inline-block min-h-6 align-top text-fg underline underline-offset-2"
                onClick={(event) => focusField(error.field ?? "", event)}
              >
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(id: string, event: { preventDefault: () => void }): void {
  const target = document.getElementById(id);
  const control = target?.matches("input, select, textarea, button")
    ? target
    : target?.querySelector<HTMLElement>("input, select, textarea, button");
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.scrollIntoView({ block: "center" });
}
