import { describe, expect, it } from "vitest";
import { processorMs } from "@/lib/testing/processor-time.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { MarkdownNode, MarkdownPlace } from "./to-nodes.ts";

/** The tree as HTML, to compare by eye. */
function html(nodes: readonly MarkdownNode[]): string {
  return nodes.map(one).join("");
}

function one(node: MarkdownNode): string {
  if (node.kind === "text") return node.text;
  if (node.kind === "checkbox") return node.checked ? "[x]" : "[ ]";
  if (node.kind === "code") return `<code lang=${node.language}>${node.code}</code>`;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${node.tag}${attributes.join("")}>${html(node.children)}</${node.tag}>`;
}

const rendered = async (text: string, place?: MarkdownPlace) => html(await renderMarkdown(text, place)).trim();

const README = { owner: "acme", repo: "widgets", ref: "feature/new", directory: "docs" };

describe("renderMarkdown", () => {
  it("shows emphasis, lists, tables and task lists", async () => {
    expect(await rendered("**bold** _it_ ~~gone~~ `code`")).toBe(
      "<p><strong>bold</strong> <em>it</em> <del>gone</del> <code>code</code></p>",
    );
    expect(await rendered("- [x] done\n- [ ] open")).toContain("[x] done");
    expect(await rendered("|a|b|\n|:-|-:|\n|1|2|")).toContain(
      '<tr><td align="left">1</td><td align="right">2</td></tr></tbody></table>',
    );
  });

  it("lowers headings below the page's own and gives them ids, each once", async () => {
    expect(await rendered("# What is here\n\n# What is here")).toBe(
      '<h2 id="user-content-what-is-here">What is here</h2>\n<h2 id="user-content-what-is-here-1">What is here</h2>',
    );
    expect(await rendered("# a", { headingBase: 3 })).toContain("<h3 ");
  });

  it("lets no heading skip a level, however they are numbered", async () => {
    const levels = async (text: string) => (await rendered(text)).match(/<h\d/g)?.map((tag) => Number(tag[2]));
    expect(await levels("### a\n##### b\n#### c\n# d\n###### e")).toEqual([2, 3, 3, 2, 3]);
    expect(await levels("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6")).toEqual([2, 3, 4, 5, 6, 6]);
  });

  it("leads links inside the text to the prefixed ids", async () => {
    expect(await rendered("[there](#there)", { idPrefix: "comment-7-" })).toBe(
      '<p><a href="#comment-7-there">there</a></p>',
    );
    const footnote = await rendered("Said[^1].\n\n[^1]: By whom.", { idPrefix: "a-" });
    expect(footnote).toContain('href="#a-fn-1"');
    expect(footnote).toContain('id="a-fn-1"');
    expect(footnote).toContain('aria-describedby="a-footnote-label"');
    expect(footnote).toContain('id="a-footnote-label"');
  });

  it("leaves out HTML and everything that could run", async () => {
    expect(await rendered('<script>alert(1)</script>\n\n<img src=x onerror="alert(1)"> text')).toBe("<p> text</p>");
    expect(await rendered("[a](javascript:alert(1)) [b](data:text/html,x) ![c](javascript:alert(1))")).toBe(
      '<p><a>a</a> <a>b</a> <img alt="c"></img></p>',
    );
    expect(await rendered("[a](JaVaScRiPt:alert(1))\n\n[b](vbscript:x)")).not.toContain("href");
  });

  it("marks links to elsewhere", async () => {
    expect(await rendered("https://example.test")).toBe(
      '<p><a href="https://example.test" rel="nofollow noopener noreferrer">https://example.test</a></p>',
    );
  });

  it("resolves addresses relative to the file, never out of the repository", async () => {
    const inDocs = (text: string) => rendered(text, { folder: README });
    const base = "/acme/widgets";
    expect(await inDocs("[a](a%20b.md#x)")).toContain(`href="${base}/blob/feature/new/docs/a%20b.md#x"`);
    expect(await inDocs("[a](../src/join.ts)")).toContain(`href="${base}/blob/feature/new/src/join.ts"`);
    expect(await inDocs("[a](/LICENSE)")).toContain(`href="${base}/blob/feature/new/LICENSE"`);
    expect(await inDocs("[a](../../../../settings)")).toContain(`href="${base}/blob/feature/new/settings"`);
    expect(await inDocs("![p](plan.png)")).toContain(`src="${base}/raw/feature/new/docs/plan.png"`);
    expect(await inDocs("[a](//elsewhere.test)")).toContain('href="//elsewhere.test"');
  });

  it("breaks lines where comments do", async () => {
    expect(await rendered("one\ntwo")).toBe("<p>one\ntwo</p>");
    expect(await rendered("one\ntwo", { lineBreaks: true })).toBe("<p>one<br></br>two</p>");
  });

  it("takes code blocks out with their language", async () => {
    const [node] = await renderMarkdown("```ts\nconst a = 1; // one\n```");
    expect(node).toMatchObject({ kind: "code", language: "ts", code: "const a = 1; // one" });
    expect(node?.kind === "code" && node.lines[0]?.tokens.map(({ role }) => role)).toContain("comment");
  });

  it.each([
    ["brackets", "[".repeat(60_000)],
    ["emphasis", "*a ".repeat(20_000)],
    ["quotes", `${"> ".repeat(5_000)}a`],
    ["links", "[a](<b".repeat(10_000)],
    ["backticks", Array.from({ length: 300 }, (_, n) => "`".repeat(n)).join(" ")],
  ])("stays quick with hostile %s", async (_, text) => {
    expect(await processorMs(() => renderMarkdown(text).catch(() => []))).toBeLessThan(10_000);
  });

  it.each([
    ["quotes in quotes", ">".repeat(20_000)],
    ["lists in lists", `${"- ".repeat(10_000)}x`],
    // Five times what the limit allows on a machine that does nothing else: a quicker one must not get to its end.
    ["emphasis that never ends", "*a_ ".repeat(10_000)],
  ])("refuses to go on for ever about %s", async (_, text) => {
    const render = async () => expect(await rendered(text)).toContain(text.slice(0, 20));
    expect(await processorMs(render)).toBeLessThan(15_000);
    expect(await processorMs(render), "remembered").toBeLessThan(1000);
  });

  it("shows what is nested too deeply as it was typed", async () => {
    expect(await rendered(`${"> ".repeat(200)}deep`)).toBe(`<code lang=null>${"> ".repeat(200)}deep</code>`);
    expect(await rendered(`${"> ".repeat(20)}deep`)).toContain("<blockquote>");
  });
});
