import { encodePath } from "@/lib/host/repositories/urls.ts";

type Named = { ownerLogin: string; name: string };

/** The page of a repository; `rest` continues it and starts with a slash. */
export const repositoryPath = ({ ownerLogin, name }: Named, rest = ""): string => `/${ownerLogin}/${name}${rest}`;

export type CodeView = "tree" | "blob" | "raw" | "commits";

/** A directory, a file or a history at a ref. */
export function codePath(
  repository: Named,
  { view, ref, path = "" }: { view: CodeView; ref: string; path?: string },
): string {
  return repositoryPath(repository, `/${view}/${encodePath(ref)}${path && `/${encodePath(path)}`}`);
}

export const commitPath = (repository: Named, sha: string): string => repositoryPath(repository, `/commit/${sha}`);

export const issuePath = (repository: Named, number: number): string => repositoryPath(repository, `/issues/${number}`);

export const pullPath = (repository: Named, number: number, rest = ""): string =>
  repositoryPath(repository, `/pull/${number}${rest}`);

export const milestonePath = (repository: Named, number: number, rest = ""): string =>
  repositoryPath(repository, `/milestone/${number}${rest}`);

/** Where a label is changed. */
export const labelEditPath = (repository: Named, id: number, rest = ""): string =>
  repositoryPath(repository, `/labels/edit/${id}${rest}`);

/** Where a release is changed, a draft too, which has no page of its own. */
export const releaseEditPath = (repository: Named, id: number, rest = ""): string =>
  repositoryPath(repository, `/releases/edit/${id}${rest}`);

/** The page of an issue, or of the pull request that it is. */
export const workPath = (repository: Named, { number, pullId }: { number: number; pullId: number | null }): string =>
  pullId === null ? issuePath(repository, number) : pullPath(repository, number);

/** What lies between two branches, or commits. */
export const comparePath = (repository: Named, base: string, head: string): string =>
  repositoryPath(repository, `/compare/${encodePath(base)}...${encodePath(head)}`);
