import { Link } from "@/components/ui/link.tsx";
import type { Reached } from "@/lib/oauth/reach.ts";

/** Where an integration could act as a person today, and what else would widen that. */
export function WhereItReaches({
  name,
  slug,
  reached,
  total,
}: {
  name: string;
  slug: string;
  reached: readonly Reached[];
  total: number;
}) {
  if (total === 0)
    return (
      <p>
        Nowhere yet: <bdi>{name}</bdi> is installed on no account that you have to do with. What it can do as you begins
        where somebody <Link href={`/integrations/${slug}`}>installs it</Link>.
      </p>
    );
  return (
    <div className="grid gap-2">
      <ul className="overflow-clip rounded-md border border-line">
        {reached.map(({ login, repositories, suspended }) => (
          <li
            key={login}
            className="flex flex-wrap justify-between gap-x-4 border-line-muted border-t px-4 py-2 first:border-t-0"
          >
            <span className="break-all font-medium">{login}</span>
            <span className="text-muted">{suspended ? "Suspended there" : repositoryWords(repositories)}</span>
          </li>
        ))}
      </ul>
      {total > reached.length && <p className="text-muted">And {total - reached.length} more accounts.</p>}
      <p className="text-muted">
        Of these, what you can reach yourself. If it is installed elsewhere later, there as well.
      </p>
    </div>
  );
}

function repositoryWords(repositories: "all" | number): string {
  if (repositories === "all") return "All repositories";
  return repositories === 1 ? "1 repository" : `${repositories} repositories`;
}
