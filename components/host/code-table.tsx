import { CodeTokens } from "@/components/markdown/code-tokens.tsx";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import type { CodeLine } from "@/lib/host/markdown/highlight-code.ts";

/** Code with numbered lines; the number is a link to its line, which is marked when the address names it. */
export function CodeTable({ lines, label }: { lines: readonly CodeLine[]; label: string }) {
  return (
    <ScrollRegion label={label}>
      <pre className="w-max min-w-full py-2 font-mono text-xs leading-6">
        <code>
          {lines.map((line) => (
            <span key={line.number} id={`L${line.number}`} className="flex scroll-mt-16 pr-4 target:bg-warning-subtle">
              <a
                href={`#L${line.number}`}
                aria-label={`Line ${line.number}`}
                className="sticky left-0 w-14 shrink-0 select-none bg-canvas pr-4 text-right text-muted hover:text-accent"
              >
                {line.number}
              </a>
              <span className="whitespace-pre">
                <CodeTokens line={line} />
                {"\n"}
              </span>
            </span>
          ))}
        </code>
      </pre>
    </ScrollRegion>
  );
}
