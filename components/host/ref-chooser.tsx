import type { CodePlace } from "@/lib/host/contents/browse.ts";
import { listBranches, listTags } from "@/lib/host/git/list-refs.ts";
import { type CodeView, codePath } from "./paths.ts";
import { RefMenu } from "./ref-menu.tsx";

/** As many of each as anybody reads; the rest is reached by address. */
const SHOWN_MAX = 200;

/** The choice of branches and tags for a page about code; the path is kept. */
export async function RefChooser({
  repository,
  place: { ref, path, kind },
  view,
}: {
  repository: { id: number; ownerLogin: string; name: string; defaultBranch: string };
  place: Pick<CodePlace, "ref" | "path" | "kind">;
  view: Exclude<CodeView, "raw">;
}) {
  const [branches, tags] = await Promise.all([listBranches(repository.id), listTags(repository.id)]);
  const choice = ({ name }: { name: string }) => ({ name, href: codePath(repository, { view, ref: name, path }) });
  const isDefault = ({ name }: { name: string }) => name === repository.defaultBranch;
  const ordered = [...branches.filter(isDefault), ...branches.filter((branch) => !isDefault(branch))];
  const left = Math.max(0, branches.length - SHOWN_MAX) + Math.max(0, tags.length - SHOWN_MAX);
  return (
    <RefMenu
      current={kind === "sha" ? ref.slice(0, 7) : ref}
      kind={kind === "branch" || kind === "tag" ? kind : "commit"}
      branches={ordered.slice(0, SHOWN_MAX).map(choice)}
      tags={tags.slice(0, SHOWN_MAX).map(choice)}
      more={left}
    />
  );
}
