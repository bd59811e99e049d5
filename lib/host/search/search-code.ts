import { unprocessable } from "@/lib/api/errors.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { readable } from "@/lib/authorization/visibility.ts";
import { onPage, type Page } from "@/lib/platform/pagination.ts";
import { GitError } from "../git/errors.ts";
import { grepFiles } from "../git/grep.ts";
import { listTree, type TreeEntry } from "../git/tree.ts";
import { repositoriesWhere } from "../repositories/queries.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { visibilitySql } from "../repositories/visibility-sql.ts";
import { createValues } from "../values.ts";
import { invalidQualifier, parseQuery, type Qualifier, type SearchQuery } from "./parse-query.ts";
import { PLACE_KEYS, placesSql, requireSearchable } from "./places.ts";
import { RESULTS_MAX } from "./result-window.ts";

/** As many repositories as one search goes through, those pushed to last. */
const REPOSITORIES_MAX = 50;

const KEYS: ReadonlySet<string> = new Set([...PLACE_KEYS, "in", "path", "filename", "extension"]);

export type FoundFile = { repository: RepositoryRow; entry: TreeEntry };

/**
 * Files of default branches that fit a search, in the repositories that it names, as far as the credential may read
 * contents. `incomplete` when not all of them could be gone through. Throws 422 for a search that names no place, says
 * nothing to look for, or is not understood.
 */
export async function searchCode(
  grant: Grant,
  { q, page }: { q: string; page: Page },
): Promise<{ total: number; found: FoundFile[]; incomplete: boolean }> {
  const query = parseQuery(q, KEYS);
  if (!query.qualifiers.some(({ key, negated }) => !negated && PLACE_KEYS.some((place) => place === key)))
    throw unprocessable("Must include at least one user, organization, or repository");
  const fits = filterOf(query);
  const visible = readable(grant, ["contents"]);
  await requireSearchable(query, visible);
  const values = createValues();
  const { total: reachable, repositories } = await repositoriesWhere({
    userId: null,
    values,
    conditions: [visibilitySql(visible, values), ...placesSql(query, values)],
    order: { by: "pushed", direction: "desc" },
    page: { page: 1, perPage: REPOSITORIES_MAX },
  });
  const all: FoundFile[] = [];
  let incomplete = reachable > repositories.length;
  for (const repository of repositories) {
    if (all.length >= RESULTS_MAX) break;
    const files = await filesOf(repository, query.words, fits);
    if (files === null) incomplete = true;
    else all.push(...files.map((entry) => ({ repository, entry })));
  }
  return { total: all.length, found: onPage(all, page), incomplete };
}

/** The files of one repository; none when it is empty, null when looking through it took too long. */
async function filesOf(repository: RepositoryRow, words: readonly string[], fits: Filter): Promise<TreeEntry[] | null> {
  try {
    const { entries, commitSha } = await listTree(repository.id, { ref: repository.defaultBranch, recursive: true });
    const files = entries.filter(({ type, path }) => type === "blob" && fits.path(path));
    if (words.length === 0) return files;
    const named = new Set(fits.inPath ? files.filter(({ path }) => hasWords(path, words)).map(({ path }) => path) : []);
    const matching = fits.inFile ? await grepFiles(repository.id, { commitSha, words }) : [];
    const matched = new Set([...named, ...matching]);
    return files.filter(({ path }) => matched.has(path));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.failure.kind === "timeout") return null;
    if (error.failure.kind === "empty-repository" || error.failure.kind === "not-found") return [];
    throw error;
  }
}

const hasWords = (path: string, words: readonly string[]): boolean =>
  words.every((word) => path.toLowerCase().includes(word.toLowerCase()));

type Filter = { path: (path: string) => boolean; inFile: boolean; inPath: boolean };

function filterOf({ words, qualifiers }: SearchQuery): Filter {
  const tests = qualifiers.flatMap((qualifier) => pathTest(qualifier) ?? []);
  if (words.length === 0 && tests.length === 0) throw unprocessable("Say what to look for, beside where.");
  const places = qualifiers.filter(({ key }) => key === "in").flatMap((place) => placesOf(place));
  return {
    path: (path) => tests.every((fits) => fits(path)),
    inFile: places.length === 0 || places.includes("file"),
    inPath: places.includes("path"),
  };
}

function placesOf(qualifier: Qualifier): string[] {
  const places = qualifier.value.toLowerCase().split(",");
  if (places.some((place) => place !== "file" && place !== "path"))
    throw invalidQualifier(qualifier, "use file or path");
  return places;
}

function pathTest({ key, value, negated }: Qualifier): ((path: string) => boolean) | null {
  const wanted = value.toLowerCase().replace(/^\/+|\/+$/g, "");
  const test = PATH_TESTS[key]?.(wanted);
  return test ? (path) => test(path.toLowerCase()) !== negated : null;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** `path:/` alone is the directory at the top. */
const PATH_TESTS: Readonly<Record<string, (wanted: string) => (path: string) => boolean>> = {
  path: (wanted) => (path) => (wanted === "" ? !path.includes("/") : `${path}/`.startsWith(`${wanted}/`)),
  filename: (wanted) => (path) => nameOf(path).includes(wanted),
  extension: (wanted) => (path) => nameOf(path).endsWith(`.${wanted.replace(/^\./, "")}`),
};
