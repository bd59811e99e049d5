import { cx } from "@/components/ui/cx.ts";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { type PatchLine, patchLines } from "./patch-lines.ts";

const LOOKS = {
  added: "bg-success-subtle",
  removed: "bg-danger-subtle",
  hunk: "bg-inset text-muted",
  note: "text-muted",
  same: undefined,
} as const satisfies Record<PatchLine["kind"], string | undefined>;

/** The lines that a commit changed in one file. Signs and not only colours say which were added and removed. */
export function Patch({ patch, path }: { patch: string; path: string }) {
  return (
    <ScrollRegion label={`Changes of ${path}`}>
      <pre className="w-max min-w-full font-mono text-xs leading-5">
        <code>
          {patchLines(patch).map((line) => (
            <span key={line.place} className={cx("flex pr-4", LOOKS[line.kind])}>
              <LineNumber value={line.before} />
              <LineNumber value={line.after} />
              <span className="whitespace-pre pl-2">
                {line.text}
                {"\n"}
              </span>
            </span>
          ))}
        </code>
      </pre>
    </ScrollRegion>
  );
}

function LineNumber({ value }: { value: number | null }) {
  return (
    <span aria-hidden="true" className="w-12 shrink-0 select-none pr-2 text-right text-muted">
      {value}
    </span>
  );
}
