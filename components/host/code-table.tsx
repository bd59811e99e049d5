import { CodeTokens } from "@/components/markdown/code-tokens.tsx";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import type { CodeLine } from "@/lib/host/markdown/highlight-code.ts";

/** Said once for all lines: a file has thousands of them, and each class would be sent twice for each. */
const LINES =
  "[&>span]:block [&>span]:min-w-max [&>span]:scroll-mt-16 [&>span]:pr-4 [&>span:target]:bg-warning-subtle [&>span>a]:sticky [&>span>a]:left-0 [&>span>a]:inline-block [&>span>a]:w-14 [&>span>a]:select-none [&>span>a]:bg-canvas [&>span>a]:pr-4 [&>span>a]:text-right [&>span>a]:text-muted [&>span>a:hover]:text-accent";

/** Code with numbered lines; the number is a link to its line, which is marked when the address names it. */
export function CodeTable({ lines, label }: { lines: readonly CodeLine[]; label: string }) {
  return (
    <ScrollRegion label={label}>
      <pre className="w-max min-w-full py-2 font-mono text-xs leading-6">
        <code className={LINES}>
          {lines.map((line) => (
            <span key={line.number} id={`L${line.number}`}>
              <a href={`#L${line.number}`}>{line.number}</a>
              <CodeTokens line={line} />
            </span>
          ))}
        </code>
      </pre>
    </ScrollRegion>
  );
}
