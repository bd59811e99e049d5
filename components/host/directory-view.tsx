import { BookIcon, HistoryIcon } from "@primer/octicons-react";
import { Markdown } from "@/components/markdown/markdown.tsx";
import { Link } from "@/components/ui/link.tsx";
import { type CodePlace, type Directory, readDirectory, readLatestCommit } from "@/lib/host/contents/browse.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { CodeHeading } from "./code-heading.tsx";
import { LatestCommit } from "./commit-line.tsx";
import { CommitStatusMark } from "./commit-status-mark.tsx";
import { FileList } from "./file-list.tsx";
import { codePath } from "./paths.ts";
import { RefChooser } from "./ref-chooser.tsx";
import { gitOrNotFound } from "./require-place.ts";

/** A directory at a ref: the choice of refs, the newest commit, the files, the README. */
export async function DirectoryView({ repository, place }: { repository: RepositoryRow; place: CodePlace }) {
  const [{ entries, truncated, readme }, latest] = await gitOrNotFound(() =>
    Promise.all([readDirectory(repository.id, place), readLatestCommit(repository.id, place)]),
  );
  const { ref, path } = place;
  return (
    <>
      <CodeHeading
        repository={repository}
        place={place}
        menu={<RefChooser repository={repository} place={place} view="tree" />}
      />
      <div className="grid min-w-0 gap-6">
        <FileList
          repository={repository}
          place={place}
          entries={entries}
          truncated={truncated}
          latest={
            latest && (
              <LatestCommit
                repository={repository}
                {...latest}
                status={<CommitStatusMark repository={repository} sha={latest.commit.sha} />}
                history={
                  <Link
                    href={codePath(repository, { view: "commits", ref, path })}
                    look="muted"
                    className="inline-flex min-h-6 items-center gap-1"
                  >
                    <HistoryIcon aria-hidden="true" />
                    History
                  </Link>
                }
              />
            )
          }
        />
        {readme && <Readme repository={repository} place={place} readme={readme} />}
      </div>
    </>
  );
}

function Readme({
  repository,
  place: { ref, path },
  readme: { name, text },
}: {
  repository: RepositoryRow;
  place: CodePlace;
  readme: NonNullable<Directory["readme"]>;
}) {
  const folder = { owner: repository.ownerLogin, repo: repository.name, ref, directory: path };
  const inside = path === "" ? name : `${path}/${name}`;
  return (
    <section aria-labelledby="readme-heading" className="min-w-0 rounded-md border border-line">
      <h2
        id="readme-heading"
        className="flex items-center gap-2 border-line border-b bg-subtle px-4 py-2 font-semibold"
      >
        <BookIcon aria-hidden="true" />
        <Link href={codePath(repository, { view: "blob", ref, path: inside })} look="strong">
          {name}
        </Link>
      </h2>
      <div className="p-4 sm:p-6">
        {/\.(md|markdown)$/i.test(name) ? (
          <Markdown text={text} folder={folder} headingBase={3} />
        ) : (
          <p className="whitespace-pre-wrap break-words font-mono text-xs">{text}</p>
        )}
      </div>
    </section>
  );
}
