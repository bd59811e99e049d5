"use client";

import { CheckIcon, CopyIcon } from "@primer/octicons-react";
import { useEffect, useState } from "react";
import { buttonClass } from "./button-class.ts";

const CONFIRM_MS = 2000;

/** Copies `value` and says so. `label` names what is copied. Not rendered where scripts do not run. */
export function CopyButton({
  value,
  label = "Copy",
  showLabel,
  size = "sm",
}: {
  value: string;
  label?: string | undefined;
  showLabel?: boolean | undefined;
  size?: "sm" | "md" | undefined;
}) {
  const [ready, setReady] = useState(false);
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const words = outcome === "copied" ? "Copied" : outcome === "failed" ? "Select the text to copy it" : label;
  return (
    <>
      <button
        type="button"
        hidden={!ready}
        title={words}
        aria-label={showLabel ? undefined : label}
        className={buttonClass({ variant: showLabel ? "secondary" : "ghost", size, square: !showLabel })}
        onClick={() => {
          copyText(value).then(
            () => setOutcome("copied"),
            () => setOutcome("failed"),
          );
        }}
      >
        {outcome === "copied" ? <CheckIcon className="text-success" /> : <CopyIcon />}
        {showLabel && words}
      </button>
      <span role="status" className="sr-only">
        {outcome && words}
      </span>
    </>
  );
}

/** The clipboard needs a secure context; on plain http it falls back to a selection that is copied. */
async function copyText(value: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(value);
  const area = document.createElement("textarea");
  area.value = value;
  area.className = "sr-only";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("The browser did not copy");
}
