import { CheckIcon, DotFillIcon, XIcon } from "@primer/octicons-react";
import { Link } from "@/components/ui/link.tsx";
import { type CombinedState, combinedStatesOf } from "@/lib/host/statuses/page-queries.ts";
import { commitPath } from "./paths.ts";

const MARKS = {
  success: { icon: <CheckIcon aria-hidden="true" />, words: "passed", ink: "text-success" },
  pending: { icon: <DotFillIcon aria-hidden="true" />, words: "pending", ink: "text-warning" },
  failure: { icon: <XIcon aria-hidden="true" />, words: "failed", ink: "text-danger" },
} as const satisfies Record<CombinedState, unknown>;

/** How the statuses of a commit stand together, as a link to them; nothing when nobody said anything. */
export function StatusMark({
  repository,
  sha,
  status,
}: {
  repository: { ownerLogin: string; name: string };
  sha: string;
  status: { state: CombinedState; contexts: number } | undefined;
}) {
  if (!status) return null;
  const { icon, words, ink } = MARKS[status.state];
  return (
    <Link
      href={`${commitPath(repository, sha)}#statuses`}
      look="plain"
      className={`inline-flex min-h-6 items-center gap-1 text-xs ${ink}`}
    >
      {icon}
      <span>
        {words}
        <span className="sr-only">
          : {status.contexts} {status.contexts === 1 ? "check" : "checks"} of commit {sha.slice(0, 7)}
        </span>
      </span>
    </Link>
  );
}

/** The same, looked up for one commit. */
export async function CommitStatusMark({
  repository,
  sha,
}: {
  repository: { id: number; ownerLogin: string; name: string };
  sha: string;
}) {
  const states = await combinedStatesOf(repository.id, [sha]);
  return <StatusMark repository={repository} sha={sha} status={states.get(sha)} />;
}
