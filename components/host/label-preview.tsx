"use client";

import { useEffect, useRef, useState } from "react";
import { LabelChip } from "./label-chip.tsx";

type Shown = { name: string; color: string };

/** A label as the form around it has it: as it is, and with scripts as it becomes while it is typed. */
export function LabelPreview({ label }: { label: Shown }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [shown, setShown] = useState(label);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const read = () => {
      const typed = new FormData(form);
      const name = typed.get("name")?.toString().trim() ?? "";
      const color = /^#?([0-9a-f]{6})$/i.exec(typed.get("color")?.toString().trim() || label.color)?.[1];
      setShown((before) => ({ name: name || label.name, color: color ?? before.color }));
    };
    read(); // what the browser kept, or a refused form brought back
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [label.name, label.color]);
  return (
    <p ref={place} className="flex min-w-0 items-center gap-2 text-muted text-xs">
      <span className="shrink-0">Looks like</span>
      <LabelChip label={{ ...shown, description: null }} />
    </p>
  );
}
