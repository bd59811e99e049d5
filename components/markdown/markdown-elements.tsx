import { createElement, type ReactNode } from "react";
import { cx } from "@/components/ui/cx.ts";
import { Link } from "@/components/ui/link.tsx";
import { ScrollBox } from "./scroll-box.tsx";

const HEADING = "mt-6 mb-3 scroll-mt-4 font-semibold leading-tight";

/** By how deep the text itself has it, wherever the page puts it. */
const HEADING_SIZES: Readonly<Record<number, string>> = {
  1: "border-line-muted border-b pb-2 text-xl",
  2: "border-line-muted border-b pb-1.5 text-lg",
  3: "text-base",
  4: "text-sm",
  5: "text-sm",
  6: "text-muted text-sm",
};

const LOOKS: Readonly<Record<string, string>> = {
  blockquote: "my-3 border-line border-l-4 pl-4 text-muted",
  code: "break-words rounded bg-inset px-1.5 py-0.5 font-mono text-[0.9em]",
  hr: "my-6 border-line border-t-2",
  img: "inline-block h-auto max-w-full",
  li: "my-1 has-[>[data-task]]:-ml-6 has-[>[data-task]]:list-none",
  ol: "my-3 list-decimal pl-8",
  p: "my-3",
  section: "mt-6 border-line-muted border-t pt-2 text-muted text-xs",
  table: "border-collapse",
  td: "border border-line px-3 py-1.5",
  th: "border border-line bg-subtle px-3 py-1.5 font-semibold",
  ul: "my-3 list-disc pl-8",
};

const ALIGNMENTS: Readonly<Record<string, string>> = { left: "text-left", center: "text-center", right: "text-right" };
const WITHOUT_CHILDREN: ReadonlySet<string> = new Set(["br", "hr", "img"]);

type Attributes = Readonly<Record<string, string | number>>;

/** One element of a text in the look of the design system. */
export function MarkdownElement({
  tag,
  attributes,
  level,
  children,
}: {
  tag: string;
  attributes: Attributes;
  /** Of a heading, in the text itself. */
  level: number | null;
  children: ReactNode;
}) {
  const { align, className, href, ...rest } = attributes;
  if (tag === "a") {
    const to = href === undefined ? undefined : String(href);
    // A picture's or file's own address is no page, so the browser goes there itself.
    if (to?.startsWith("/") && !to.startsWith("//")) return createElement(Link, { ...rest, href: to }, children);
    return createElement("a", { ...rest, href: to, className: "text-accent underline underline-offset-2" }, children);
  }
  const look = level === null ? LOOKS[tag] : cx(HEADING, HEADING_SIZES[level]);
  const ownClass = className === "sr-only" ? "sr-only" : cx(look, ALIGNMENTS[String(align)]);
  const props = { ...rest, ...(ownClass && { className: ownClass }) };
  if (WITHOUT_CHILDREN.has(tag)) return createElement(tag, props);
  const element = createElement(tag, props, children);
  return tag === "table" ? (
    <ScrollBox label="Table" className="my-3">
      {element}
    </ScrollBox>
  ) : (
    element
  );
}
