import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { type PatchLine, patchLines } from "@/lib/host/patch-lines.ts";

const LOOKS = {
  added: "bg-success-subtle",
  removed: "bg-danger-subtle",
  hunk: "bg-inset text-muted",
  note: "text-muted",
  same: undefined,
} as const satisfies Record<PatchLine["kind"], string | undefined>;

/** Said once for all lines, as a patch has thousands of them: each line is its two numbers and its text. */
const LINES =
  "[&>span]:block [&>span]:min-w-max [&>span]:pr-4 [&>span>i]:mr-2 [&>span>i]:inline-block [&>span>i]:w-10 [&>span>i]:select-none [&>span>i]:text-right [&>span>i]:text-muted [&>span>i]:not-italic";

/** The lines that a commit changed in one file. Signs and not only colours say which were added and removed. */
export function Patch({ patch, path }: { patch: string; path: string }) {
  return (
    <ScrollRegion label={`Changes of ${path}`}>
      <pre className="w-max min-w-full font-mono text-xs leading-5">
        <code className={LINES}>
          {patchLines(patch).map((line) => (
            <span key={line.place} className={LOOKS[line.kind]}>
              <i aria-hidden="true">{line.before}</i>
              <i aria-hidden="true">{line.after}</i>
              {line.text}
            </span>
          ))}
        </code>
      </pre>
    </ScrollRegion>
  );
}
