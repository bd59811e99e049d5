import { CheckboxIcon } from "@primer/octicons-react";
import { Fragment } from "react";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { CodeLine } from "@/lib/host/markdown/highlight-code.ts";
import { renderMarkdown } from "@/lib/host/markdown/render-markdown.ts";
import type { MarkdownNode, MarkdownPlace, Placed } from "@/lib/host/markdown/to-nodes.ts";
import { CodeTokens } from "./code-tokens.tsx";
import { MarkdownElement } from "./markdown-elements.tsx";
import { ScrollBox } from "./scroll-box.tsx";

/** Markdown that somebody wrote, rendered on the server. `idPrefix` has to differ between texts of one page. */
export async function Markdown({ text, ...place }: { text: string } & MarkdownPlace) {
  const nodes = await renderMarkdown(text, place);
  return (
    <div className="min-w-0 break-words leading-6 [&>:first-child]:mt-0 [&>:last-child]:mb-0">
      <Nodes nodes={nodes} />
    </div>
  );
}

function Nodes({ nodes }: { nodes: readonly Placed[] }) {
  return nodes.map((node) => <Node key={node.place} node={node} />);
}

function Node({ node }: { node: MarkdownNode }) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "checkbox":
      return <TaskMark checked={node.checked} />;
    case "code":
      return <CodeFence {...node} />;
    case "element":
      return (
        <MarkdownElement tag={node.tag} attributes={node.attributes} level={node.level}>
          <Nodes nodes={node.children} />
        </MarkdownElement>
      );
  }
}

function TaskMark({ checked }: { checked: boolean }) {
  return (
    <span data-task="" className="mr-2 inline-block align-text-bottom">
      {checked ? (
        <CheckboxIcon className="text-success" />
      ) : (
        <span className="m-px block size-3.5 rounded-sm border border-control" />
      )}
      <span className="sr-only">{checked ? "Done:" : "To do:"}</span>
    </span>
  );
}

function CodeFence({ code, language, lines }: { code: string; language: string | null; lines: readonly CodeLine[] }) {
  return (
    <div className="relative my-3 rounded-md border border-line bg-subtle pr-11">
      <ScrollBox label={language ? `Code, ${language}` : "Code"} className="rounded-md">
        <pre className="p-3 font-mono text-xs leading-5">
          <code>
            {lines.map((line) => (
              <Fragment key={line.number}>
                <CodeTokens line={line} />
                {"\n"}
              </Fragment>
            ))}
          </code>
        </pre>
      </ScrollBox>
      <div className="absolute top-2 right-2 rounded-md bg-subtle">
        <CopyButton value={code} label="Copy code" />
      </div>
    </div>
  );
}
