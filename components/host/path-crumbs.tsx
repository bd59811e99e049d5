import { Fragment } from "react";
import { Link } from "@/components/ui/link.tsx";
import { codePath } from "./paths.ts";

/** Where a file or directory lies, each directory a link; the last part is the page's h1. */
export function PathCrumbs({
  repository,
  place: { ref, path },
}: {
  repository: { ownerLogin: string; name: string };
  place: { ref: string; path: string };
}) {
  const parts = path.split("/");
  return (
    <nav aria-label="Folders" className="flex min-w-0 flex-wrap items-center gap-x-1 text-base">
      <Link href={codePath(repository, { view: "tree", ref })} look="plain">
        {repository.name}
      </Link>
      {parts.slice(0, -1).map((part, index) => {
        const to = parts.slice(0, index + 1).join("/");
        return (
          <Fragment key={to}>
            <Slash />
            <Link href={codePath(repository, { view: "tree", ref, path: to })} look="plain" className="break-all">
              {part}
            </Link>
          </Fragment>
        );
      })}
      <Slash />
    </nav>
  );
}

function Slash() {
  return (
    <span aria-hidden="true" className="text-muted">
      /
    </span>
  );
}
