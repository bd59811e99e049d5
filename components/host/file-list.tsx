import { FileDirectoryFillIcon, FileIcon, FileSubmoduleIcon, FileSymlinkFileIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link.tsx";
import type { CodePlace } from "@/lib/host/contents/browse.ts";
import type { TreeEntry } from "@/lib/host/git/tree.ts";
import { fileSize } from "./file-size.ts";
import { codePath } from "./paths.ts";

/** What a directory holds, under a line that says what happened to it last. */
export function FileList({
  repository,
  place: { ref, path },
  entries,
  truncated,
  latest,
}: {
  repository: { ownerLogin: string; name: string };
  place: Pick<CodePlace, "ref" | "path">;
  entries: readonly TreeEntry[];
  truncated: boolean;
  latest: ReactNode;
}) {
  const above = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const to = (entry: TreeEntry) => {
    const inside = path === "" ? entry.name : `${path}/${entry.name}`;
    return codePath(repository, { view: entry.type === "tree" ? "tree" : "blob", ref, path: inside });
  };
  return (
    <div className="overflow-clip rounded-md border border-line">
      {latest}
      <ul aria-label={path === "" ? "Files" : `Files in ${path}`} className="divide-y divide-line-muted">
        {path !== "" && (
          <li className="px-4 py-1.5">
            <Link href={codePath(repository, { view: "tree", ref, path: above })} look="plain" className="block">
              <span aria-hidden="true">..</span>
              <span className="sr-only">Up to {above === "" ? "the root" : above}</span>
            </Link>
          </li>
        )}
        {entries.map((entry) => (
          <li key={entry.name} className="flex items-center gap-3 px-4 py-1.5 hover:bg-subtle">
            <span className="shrink-0 text-muted">
              <EntryIcon entry={entry} />
            </span>
            <span className="min-w-0 grow break-words">
              {entry.type === "commit" ? (
                <>
                  {entry.name} <span className="font-mono text-muted text-xs">@ {entry.sha.slice(0, 7)}</span>
                </>
              ) : (
                <Link href={to(entry)} look="plain" className="block text-fg">
                  {entry.name}
                </Link>
              )}
            </span>
            {entry.size !== null && (
              <span className="shrink-0 text-muted text-xs tabular-nums">{fileSize(entry.size)}</span>
            )}
          </li>
        ))}
      </ul>
      {truncated && (
        <p className="border-line border-t bg-subtle px-4 py-2 text-muted text-xs">
          Only the first {entries.length.toLocaleString("en")} entries are shown. Clone the repository to see them all.
        </p>
      )}
    </div>
  );
}

function EntryIcon({ entry: { type, mode } }: { entry: TreeEntry }) {
  if (type === "tree") return <FileDirectoryFillIcon aria-label="Folder:" className="text-accent" />;
  if (type === "commit") return <FileSubmoduleIcon aria-label="Submodule:" />;
  if (mode === "120000") return <FileSymlinkFileIcon aria-label="Symbolic link:" />;
  return <FileIcon aria-label="File:" />;
}
