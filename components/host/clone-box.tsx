import { Breakable } from "@/components/ui/breakable.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { repositoryPath } from "./paths.ts";

type Named = { ownerLogin: string; name: string };

export const cloneUrl = (repository: Named): string => htmlUrl(`${repositoryPath(repository)}.git`);

/** The address for `git clone`, to read and to copy. */
export function CloneBox({ repository }: { repository: Named }) {
  const url = cloneUrl(repository);
  return (
    <div className="flex min-w-0 items-center gap-1 rounded-md border border-line bg-subtle py-0.5 pr-0.5 pl-3">
      <span className="sr-only">Address to clone:</span>
      <code className="wrap-anywhere min-w-0 grow select-all font-mono text-xs">
        <Breakable>{url}</Breakable>
      </code>
      <CopyButton value={url} label="Copy the address to clone" />
    </div>
  );
}
