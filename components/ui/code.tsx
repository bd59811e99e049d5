import type { ReactNode } from "react";
import { Breakable } from "./breakable.tsx";
import { CopyButton } from "./copy-button.tsx";
import { cx } from "./cx.ts";
import { ScrollRegion } from "./scroll-region.tsx";

/** Code inside a sentence. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="min-w-0 rounded bg-inset px-1.5 py-0.5 font-mono text-[0.9em] break-words">{children}</code>;
}

/** A block of code that scrolls inside its box, with a copy button. `label` names it for screen readers. */
export function CodeBlock({
  code,
  label,
  title,
  wrap,
}: {
  code: string;
  label: string;
  /** Shown above the code: a file name or a language. */
  title?: ReactNode;
  /** Breaks long lines in place of scrolling: for a single long value. */
  wrap?: boolean | undefined;
}) {
  const box = (
    <ScrollRegion label={label} className="rounded-md">
      <pre className={cx("p-3 font-mono text-xs leading-5", wrap && "wrap-anywhere whitespace-pre-wrap")}>
        <code>{wrap && !/\s/.test(code) ? <Breakable>{code}</Breakable> : code}</code>
      </pre>
    </ScrollRegion>
  );
  return (
    <div className="relative min-w-0 rounded-md border border-line bg-subtle">
      {title && <div className="border-line border-b px-3 py-2 font-mono text-muted text-xs">{title}</div>}
      <div className="relative pr-11">
        {box}
        <div className="absolute top-2 right-2 rounded-md bg-subtle">
          <CopyButton value={code} label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} />
        </div>
      </div>
    </div>
  );
}
