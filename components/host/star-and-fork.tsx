import { RepoForkedIcon, StarFillIcon, StarIcon } from "@primer/octicons-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { Counter } from "@/components/ui/counter.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { mayBeForked } from "@/lib/host/repositories/represent.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { repositoryPath } from "./paths.ts";
import { repositoryFields } from "./require-page.ts";

/** How many like a repository and how many copied it, with the buttons for either. */
export function StarAndFork({
  repository,
  starred,
  action,
}: {
  repository: RepositoryRow;
  /** Whether the viewer did; null for somebody who is not signed in. */
  starred: boolean | null;
  action: (form: FormData) => Promise<void>;
}) {
  const { starCount, forkCount } = repository;
  const stars = (
    <>
      <Counter value={starCount} />
      <span className="sr-only"> {starCount === 1 ? "star" : "stars"}</span>
    </>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {starred === null ? (
        <LinkButton
          size="sm"
          icon={<StarIcon />}
          href={`/login?return_to=${encodeURIComponent(repositoryPath(repository))}`}
        >
          Star {stars}
        </LinkButton>
      ) : (
        <form action={action}>
          {Object.entries({ ...repositoryFields(repository), starred: String(!starred) }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton variant="secondary" size="sm" icon={starred ? <StarFillIcon /> : <StarIcon />}>
            {starred ? "Unstar" : "Star"} {stars}
          </SubmitButton>
        </form>
      )}
      {mayBeForked(repository) && (
        <LinkButton size="sm" icon={<RepoForkedIcon />} href={repositoryPath(repository, "/fork")}>
          Fork <Counter value={forkCount} />
          <span className="sr-only"> {forkCount === 1 ? "fork" : "forks"}</span>
        </LinkButton>
      )}
    </div>
  );
}
