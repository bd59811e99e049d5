import { Badge } from "@/components/ui/badge.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Diff } from "@/lib/host/git/diff.ts";
import { Patch } from "./patch.tsx";
import { codePath } from "./paths.ts";

const WORDS = {
  added: { word: "Added", tone: "success" },
  modified: { word: "Changed", tone: "neutral" },
  removed: { word: "Removed", tone: "danger" },
  renamed: { word: "Renamed", tone: "accent" },
  changed: { word: "Type changed", tone: "neutral" },
} as const;

/** Beyond these a page is no longer read; the repository itself has it all. */
const LINES_PER_FILE_MAX = 1500;
const LINES_MAX = 4000;

type File = Diff["files"][number];

/** The files with as many patches as a page shows; the first come first. */
function withinLimits(files: readonly File[]): File[] {
  let shown = 0;
  return files.map((file) => {
    const lines = file.patch?.split("\n").length ?? 0;
    if (lines > LINES_PER_FILE_MAX || shown + lines > LINES_MAX) return { ...file, patch: null };
    shown += lines;
    return file;
  });
}

/** What a commit changed, file by file. */
export function ChangedFiles({
  repository,
  sha,
  diff,
}: {
  repository: { ownerLogin: string; name: string };
  sha: string;
  diff: Diff;
}) {
  const files = diff.totalFiles === 1 ? "1 file" : `${diff.totalFiles.toLocaleString("en")} files`;
  return (
    <section aria-labelledby="changes-heading" className="grid min-w-0 gap-4">
      <h2 id="changes-heading" className="font-semibold text-base">
        {files} changed{" "}
        <span className="inline-block font-normal text-muted text-sm">
          {diff.additions.toLocaleString("en")} {diff.additions === 1 ? "line" : "lines"} added,{" "}
          {diff.deletions.toLocaleString("en")} removed
        </span>
      </h2>
      {withinLimits(diff.files).map((file) => (
        <ChangedFile key={file.path} repository={repository} sha={sha} file={file} />
      ))}
      {diff.files.length < diff.totalFiles && (
        <p className="text-muted">Only the first {diff.files.length} files are shown.</p>
      )}
    </section>
  );
}

function ChangedFile({
  repository,
  sha,
  file,
}: {
  repository: { ownerLogin: string; name: string };
  sha: string;
  file: File;
}) {
  const { word, tone } = WORDS[file.status];
  return (
    <article aria-label={file.path} className="min-w-0 overflow-clip rounded-md border border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-subtle px-4 py-2 last:border-b-0">
        <h3 className="min-w-0 break-all font-mono text-xs">
          {file.previousPath && (
            <span className="text-muted">
              {file.previousPath} <span aria-hidden="true">→</span>
              <span className="sr-only">to</span>{" "}
            </span>
          )}
          {file.status === "removed" ? (
            file.path
          ) : (
            <Link
              href={codePath(repository, { view: "blob", ref: sha, path: file.path })}
              look="strong"
              className="py-1"
            >
              {file.path}
            </Link>
          )}
        </h3>
        <Badge tone={tone}>{word}</Badge>
        {!file.binary && (
          <span className="ml-auto text-muted text-xs tabular-nums">
            <span className="text-success">+{file.additions}</span>{" "}
            <span className="text-danger">−{file.deletions}</span>
          </span>
        )}
      </div>
      <Change file={file} />
    </article>
  );
}

function Change({ file: { binary, patch, path, additions, deletions } }: { file: File }) {
  if (binary) return <p className="px-4 py-2 text-muted">Binary file: nothing to compare line by line.</p>;
  if (patch !== null) return <Patch patch={patch} path={path} />;
  if (additions + deletions === 0) return null;
  return <p className="px-4 py-2 text-muted">Too many changes to show here.</p>;
}
