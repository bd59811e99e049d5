import type { ReactNode } from "react";
import { HeadingFocus } from "@/components/ui/heading-focus.tsx";
import { HEADING_ID } from "@/components/ui/heading-id.ts";
import { PathCrumbs } from "./path-crumbs.tsx";

/** The h1 of a directory or a file: its name behind the folders it lies in. The root's is for screen readers alone. */
export function CodeHeading({
  repository,
  place,
  menu,
  actions,
}: {
  repository: { ownerLogin: string; name: string };
  place: { ref: string; path: string };
  /** The choice of branches and tags. */
  menu: ReactNode;
  actions?: ReactNode;
}) {
  const name = place.path.slice(place.path.lastIndexOf("/") + 1);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      {menu}
      {place.path === "" ? (
        <h1 id={HEADING_ID} tabIndex={-1} className="sr-only">
          {repository.ownerLogin}/{repository.name}
        </h1>
      ) : (
        <div className="flex min-w-0 flex-wrap items-center gap-x-1">
          <PathCrumbs repository={repository} place={place} />
          <h1 id={HEADING_ID} tabIndex={-1} className="break-all font-semibold text-base">
            {name}
          </h1>
        </div>
      )}
      {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      <HeadingFocus />
    </div>
  );
}
