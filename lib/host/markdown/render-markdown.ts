import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { withinTime } from "@/lib/platform/time-limit.ts";
import { highlightCode } from "./highlight-code.ts";
import { createMemory } from "./memory.ts";
import { type HtmlNode, type MarkdownPlace, nodesOf, type Placed } from "./to-nodes.ts";

/** Characters of Markdown whose trees are remembered: a page of comments is read more often than written. */
const REMEMBERED_LENGTH = 1024 * 1024;
const memory = createMemory<readonly Placed[]>("rendered-markdown", REMEMBERED_LENGTH);
/** Texts that took too long are remembered by themselves: they cost the most, and what is kept of them is small. */
const tooSlow = createMemory<readonly Placed[]>("markdown-too-slow", 16 * REMEMBERED_LENGTH);

/** Some short texts take a parser minutes, in which nobody else would be answered. A dense text of 100 kB takes two seconds. */
const timeLimitMs = (text: string): number => Math.min(4000, 500 + text.length / 25);
/** Deeper than this nobody reads, and the page's own recursion would come to its end. */
const DEPTH_MAX = 100;

/**
 * Markdown, tables and task lists included, as a tree that a page can show as it is: only harmless elements, only
 * addresses that a reader may follow, code with its colours. HTML inside Markdown is left out. What is nested too
 * deeply or takes too long to read is shown as it was typed.
 */
export async function renderMarkdown(text: string, place: MarkdownPlace = {}): Promise<readonly Placed[]> {
  const known = await tooSlow.find({ text, kind: "" });
  return known ?? memory.of({ text, kind: JSON.stringify(place), make: () => render(text, place) });
}

async function render(text: string, place: MarkdownPlace): Promise<readonly Placed[]> {
  const tree = treeOf(text);
  return tree ? nodesOf(tree.children ?? [], place) : tooSlow.of({ text, kind: "", make: () => asTyped(text) });
}

function treeOf(text: string): HtmlNode | null {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    // The prefix is added once, by the cleaning that follows.
    .use(remarkRehype, { clobberPrefix: "" })
    .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: "" });
  try {
    return withinTime(timeLimitMs(text), () => {
      const parsed = processor.parse(text);
      return isDeep(parsed) ? null : processor.runSync(parsed);
    });
  } catch (error) {
    if (error instanceof RangeError) return null; // nested deeper than the parser's own recursion goes
    throw error;
  }
}

/** Level by level and not by recursion, which is what is to be kept from running too deep. */
function isDeep(root: HtmlNode): boolean {
  let level: readonly HtmlNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap(({ children = [] }) => children);
  }
  return false;
}

async function asTyped(text: string): Promise<readonly Placed[]> {
  return [{ kind: "code", code: text, language: null, lines: await highlightCode(text, null), place: 0 }];
}
