import { useId } from "react";

/** How far something is, as a bar with its words above. */
export function Progress({
  value,
  max,
  label,
  words,
}: {
  value: number;
  max: number;
  label: string;
  /** Default "3 of 7". */
  words?: string | undefined;
}) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-4 text-xs">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span className="text-muted tabular-nums">
          {words ?? `${value.toLocaleString("en")} of ${max.toLocaleString("en")}`}
        </span>
      </div>
      <progress
        id={id}
        value={value}
        max={max}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-active [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-active [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
