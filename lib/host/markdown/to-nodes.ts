import { type CodeLine, highlightCode } from "./highlight-code.ts";
import { languageNamed } from "./languages.ts";
import { linkTarget, type MarkdownFolder } from "./link-target.ts";

/** What a page shows of Markdown: plain data, of elements that do no harm. */
export type MarkdownNode =
  | { kind: "text"; text: string }
  | {
      kind: "element";
      tag: string;
      attributes: Readonly<Record<string, string | number>>;
      /** Of a heading: how deep the text itself has it, from 1. */
      level: number | null;
      children: Placed[];
    }
  | { kind: "code"; code: string; language: string | null; lines: readonly CodeLine[] }
  | { kind: "checkbox"; checked: boolean };

/** A node with its place among those beside it, from 0. */
export type Placed = MarkdownNode & { place: number };

export type MarkdownPlace = {
  /** Put before every id, so that several texts fit on one page. */
  idPrefix?: string | undefined;
  /** The level that the text's highest headings get below the page's own, from 2, the default. */
  headingBase?: number | undefined;
  /** A line feed starts a new line, as in issues and comments; in files it does not. */
  lineBreaks?: boolean | undefined;
  /** Where the file lies, for addresses relative to it. */
  folder?: MarkdownFolder | undefined;
};

/** An element tree as unified's libraries make it, as far as it is read here. */
export type HtmlNode = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Readonly<Record<string, unknown>>;
  children?: readonly HtmlNode[];
};

type Context = {
  idPrefix: string;
  headingBase: number;
  /** The levels, as typed, of the headings that the text is inside of now. */
  outline: number[];
  lineBreaks: boolean;
  folder: MarkdownFolder | undefined;
  slugs: Map<string, number>;
};

/** What is kept of an element's attributes, by the name that it has in the tree. */
const ATTRIBUTES = {
  title: "title",
  alt: "alt",
  start: "start",
  colSpan: "colSpan",
  rowSpan: "rowSpan",
  align: "align",
  ariaLabel: "aria-label",
} as const;

export function nodesOf(children: readonly HtmlNode[], place: MarkdownPlace): Promise<Placed[]> {
  const { idPrefix = "user-content-", headingBase = 2, lineBreaks = false, folder } = place;
  return convertAll(children, { idPrefix, headingBase, outline: [], lineBreaks, folder, slugs: new Map() });
}

async function convertAll(children: readonly HtmlNode[], context: Context): Promise<Placed[]> {
  const converted: MarkdownNode[] = [];
  // One after the other: headings depend on those before them.
  for (const child of children) converted.push(...(await convert(child, context)));
  return converted.map((node, place) => ({ ...node, place }));
}

async function convert(node: HtmlNode, context: Context): Promise<MarkdownNode[]> {
  if (node.type === "text") return textNodes(node.value ?? "", context);
  if (node.type !== "element" || !node.tagName) return [];
  const { tagName: tag, properties = {}, children = [] } = node;
  if (tag === "pre") return [await codeBlock(node)];
  if (tag === "input") return [{ kind: "checkbox", checked: properties.checked === true }];
  const level = Number(/^h([1-6])$/.exec(tag)?.[1] ?? 0);
  const attributes = {
    ...keptAttributes(properties),
    ...idAttributes(node, level > 0, context),
    ...addressAttributes(node, context),
  };
  return [
    {
      kind: "element",
      tag: level > 0 ? `h${headingLevel(level, context)}` : tag,
      attributes,
      level: level || null,
      children: await convertAll(isOfRows(tag) ? children.filter(({ type }) => type === "element") : children, context),
    },
  ];
}

/** Between the rows and cells of a table a browser allows no text, not even a line feed. */
const isOfRows = (tag: string): boolean => /^(table|thead|tbody|tr)$/.test(tag);

/** However people number their headings, none skips a level on the page: how many it lies below others counts. */
function headingLevel(level: number, { headingBase, outline }: Context): number {
  while ((outline.at(-1) ?? 0) >= level) outline.pop();
  outline.push(level);
  return Math.min(6, headingBase + outline.length - 1);
}

function textNodes(text: string, { lineBreaks }: Context): MarkdownNode[] {
  if (!lineBreaks || text.trim() === "") return [{ kind: "text", text }];
  return text
    .split("\n")
    .flatMap((line, index): MarkdownNode[] => [
      ...(index > 0 ? [{ kind: "element" as const, tag: "br", attributes: {}, level: null, children: [] }] : []),
      ...(line === "" ? [] : [{ kind: "text" as const, text: line }]),
    ]);
}

async function codeBlock(node: HtmlNode): Promise<MarkdownNode> {
  const className = node.children?.[0]?.properties?.className;
  const name = Array.isArray(className) ? String(className[0] ?? "").replace(/^language-/, "") : "";
  const code = textOf(node).replace(/\n$/, "");
  const language = languageNamed(name);
  return { kind: "code", code, language: name || null, lines: await highlightCode(code, language) };
}

function keptAttributes(properties: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [from, to] of Object.entries(ATTRIBUTES)) {
    const value = properties[from];
    if (typeof value === "string" || typeof value === "number") kept[to] = value;
  }
  if (Array.isArray(properties.className) && properties.className.includes("sr-only")) kept.className = "sr-only";
  return kept;
}

function idAttributes(node: HtmlNode, isHeading: boolean, { idPrefix, slugs }: Context): Record<string, string> {
  const { id, ariaDescribedBy } = node.properties ?? {};
  const own = typeof id === "string" ? id : isHeading ? slugOf(textOf(node), slugs) : null;
  const described = Array.isArray(ariaDescribedBy) ? ariaDescribedBy[0] : ariaDescribedBy;
  return {
    ...(own && { id: `${idPrefix}${own}` }),
    ...(typeof described === "string" && { "aria-describedby": `${idPrefix}${described}` }),
  };
}

/** "What is here" → "what-is-here"; the second of the same words gets "-1" behind it. */
function slugOf(text: string, slugs: Map<string, number>): string | null {
  const slug = text
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
  if (slug === "") return null;
  const times = slugs.get(slug) ?? 0;
  slugs.set(slug, times + 1);
  return times === 0 ? slug : `${slug}-${times}`;
}

function addressAttributes({ tagName, properties = {} }: HtmlNode, context: Context): Record<string, string> {
  const { href, src } = properties;
  if (tagName === "img" && typeof src === "string")
    return { src: linkTarget(src, { folder: context.folder, as: "raw" }), loading: "lazy" };
  if (tagName !== "a" || typeof href !== "string") return {};
  if (href.startsWith("#")) return { href: `#${context.idPrefix}${href.slice(1)}` };
  const target = linkTarget(href, { folder: context.folder, as: "blob" });
  return { href: target, ...(/^[a-z]+:|^\/\//i.test(target) && { rel: "nofollow noopener noreferrer" }) };
}

function textOf(node: HtmlNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join("");
}
