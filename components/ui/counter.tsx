/** A count beside a heading or a tab; above 999 999 it is rounded. */
export function Counter({ value }: { value: number }) {
  return (
    <span className="inline-flex min-w-5 justify-center rounded-full bg-active px-1.5 font-medium text-fg text-xs tabular-nums">
      {value > 999_999 ? `${Math.floor(value / 1_000_000)}M+` : value.toLocaleString("en")}
    </span>
  );
}
