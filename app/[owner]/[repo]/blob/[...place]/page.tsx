import { HistoryIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { CodeHeading } from "@/components/host/code-heading.tsx";
import { fileSize } from "@/components/host/file-size.ts";
import { FileView, isMarkdown } from "@/components/host/file-view.tsx";
import { codePath } from "@/components/host/paths.ts";
import { RefChooser } from "@/components/host/ref-chooser.tsx";
import type { RepositoryParams } from "@/components/host/require-page.ts";
import { gitOrNotFound, requirePlacePage } from "@/components/host/require-place.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { readFile } from "@/lib/host/contents/browse.ts";

type Props = {
  params: Promise<RepositoryParams & { place: string[] }>;
  searchParams: Promise<{ plain?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, place } = await requirePlacePage(await params, "blob");
  return { title: `${place.path} at ${place.ref} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function BlobPage({ params, searchParams }: Props) {
  const { repository, place } = await requirePlacePage(await params, "blob");
  const asCode = (await searchParams).plain === "1";
  const { sizeBytes, isExecutable, content } = await gitOrNotFound(() => readFile(repository.id, place));
  const { ref, path } = place;
  const to = (view: "blob" | "raw" | "commits") => codePath(repository, { view, ref, path });
  return (
    <>
      <CodeHeading
        repository={repository}
        place={place}
        menu={<RefChooser repository={repository} place={place} view="blob" />}
      />
      <section aria-label="File" className="min-w-0 overflow-clip rounded-md border border-line">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b bg-subtle px-4 py-2">
          <p className="flex items-center gap-2 text-muted text-xs">
            {fileSize(sizeBytes)}
            {isExecutable && <Badge>Executable</Badge>}
          </p>
          <div className="flex flex-wrap gap-2">
            {isMarkdown(path) && content.kind === "text" && (
              <LinkButton size="sm" href={asCode ? to("blob") : `${to("blob")}?plain=1`}>
                {asCode ? "Rendered" : "As typed"}
              </LinkButton>
            )}
            <LinkButton size="sm" href={to("raw")}>
              Raw
            </LinkButton>
            <LinkButton size="sm" href={to("commits")} icon={<HistoryIcon />}>
              History
            </LinkButton>
          </div>
        </div>
        <FileView repository={repository} place={place} content={content} asCode={asCode} />
      </section>
    </>
  );
}
