import Image from "next/image";
import type { ReactNode } from "react";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Code } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { CodePlace, FileContent } from "@/lib/host/contents/browse.ts";
import { highlightCode } from "@/lib/host/markdown/highlight-code.ts";
import { languageOfFile } from "@/lib/host/markdown/languages.ts";
import { CodeTable } from "./code-table.tsx";
import { codePath } from "./paths.ts";

const LINES_SHOWN_MAX = 3000;
/** Characters that change in which direction text reads, so that code looks other than it runs. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/;

type Repository = { ownerLogin: string; name: string };

/** A file's content in the form that suits it. */
export function FileView({
  repository,
  place,
  content,
  asCode,
}: {
  repository: Repository;
  place: CodePlace;
  content: FileContent;
  /** Shows Markdown as it was typed. */
  asCode: boolean;
}) {
  const raw = codePath(repository, { view: "raw", ref: place.ref, path: place.path });
  switch (content.kind) {
    case "text":
      return isMarkdown(place.path) && !asCode ? (
        <RenderedFile repository={repository} place={place} text={content.text} />
      ) : (
        <CodeFile path={place.path} text={content.text} raw={raw} />
      );
    case "image":
      return (
        <div className="bg-inset p-4">
          <Picture src={raw} alt={place.path} />
        </div>
      );
    case "link":
      return (
        <p className="p-4">
          A symbolic link to <Code>{content.target}</Code>.
        </p>
      );
    case "binary":
      return (
        <Unshown title="Binary file" raw={raw}>
          It holds no text to show.
        </Unshown>
      );
    case "too-large":
      return (
        <Unshown title="Too large to show here" raw={raw}>
          Its content is one click away.
        </Unshown>
      );
  }
}

export const isMarkdown = (path: string): boolean => /\.(md|markdown|mdown)$/i.test(path);

function RenderedFile({
  repository,
  place: { ref, path },
  text,
}: {
  repository: Repository;
  place: CodePlace;
  text: string;
}) {
  const directory = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  return (
    <div className="p-4 sm:p-6">
      <Markdown text={text} folder={{ owner: repository.ownerLogin, repo: repository.name, ref, directory }} />
    </div>
  );
}

async function CodeFile({ path, text, raw }: { path: string; text: string; raw: string }) {
  if (text === "") return <p className="p-4 text-muted">This file is empty.</p>;
  const lines = await highlightCode(text, languageOfFile(path));
  return (
    <>
      {REORDERING.test(text) && (
        <Banner tone="warning" className="rounded-none border-x-0 border-t-0">
          This file has characters that turn the direction of text: it may read other than it runs.
        </Banner>
      )}
      <CodeTable label={`Content of ${path}`} lines={lines.slice(0, LINES_SHOWN_MAX)} />
      {lines.length > LINES_SHOWN_MAX && (
        <p className="border-line border-t bg-subtle px-4 py-2 text-muted">
          The first {LINES_SHOWN_MAX.toLocaleString("en")} of {lines.length.toLocaleString("en")} lines.{" "}
          <a href={raw} className="text-accent underline underline-offset-2">
            Show the whole file as text
          </a>
        </p>
      )}
    </>
  );
}

function Unshown({ title, raw, children }: { title: string; raw: string; children: ReactNode }) {
  return (
    <EmptyState bare title={title} actions={<LinkButton href={raw}>Open the file itself</LinkButton>}>
      {children}
    </EmptyState>
  );
}

/** Our server does not touch it: the browser fetches the file, whatever its size. */
function Picture({ src, alt }: { src: string; alt: string }) {
  return (
    <div className="relative h-96 w-full">
      <Image src={src} alt={alt} fill unoptimized loading="eager" className="object-scale-down" />
    </div>
  );
}
