import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { createMemory } from "./memory.ts";
import { type HtmlNode, type MarkdownPlace, nodesOf, type Placed } from "./to-nodes.ts";

/** Characters of Markdown whose trees are remembered: a page of comments is read more often than written. */
const REMEMBERED_LENGTH = 1024 * 1024;
const memory = createMemory<readonly Placed[]>("rendered-markdown", REMEMBERED_LENGTH);

/**
 * Markdown, tables and task lists included, as a tree that a page can show as it is: only harmless elements, only
 * addresses that a reader may follow, code with its colours. HTML inside Markdown is left out.
 */
export function renderMarkdown(text: string, place: MarkdownPlace = {}): Promise<readonly Placed[]> {
  return memory.of({ text, kind: JSON.stringify(place), make: () => render(text, place) });
}

async function render(text: string, place: MarkdownPlace): Promise<readonly Placed[]> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    // The prefix is added once, by the cleaning that follows.
    .use(remarkRehype, { clobberPrefix: "" })
    .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: "" });
  const tree: HtmlNode = await processor.run(processor.parse(text));
  return nodesOf(tree.children ?? [], place);
}
