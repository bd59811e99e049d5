import { pathProblem } from "@/lib/host/git/rules.ts";
import { entriesOf, type Place, type Report } from "./places.ts";

/** The paths of a repository's files: each one possible, none both a file and a directory. */
export function checkFiles(repository: Place, report: Report): void {
  const files = entriesOf(repository, "files");
  const paths = new Set(files.map(({ name }) => name));
  for (const { name, at } of files) {
    const problem = pathProblem(name) ?? (name.includes("\\") ? 'has a "\\"; put "/" between folders' : null);
    const file = problem === null && directoriesOf(name).find((directory) => paths.has(directory));
    if (problem !== null) report(at, problem);
    else if (file) report(at, `${file} is a file already and cannot be a folder as well`);
  }
}

function directoriesOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}
