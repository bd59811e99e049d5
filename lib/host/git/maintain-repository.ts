import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 15 * 60_000;
/** So many loose objects, or so many packs, make reading slow enough to be worth packing them. */
const LOOSE_OBJECTS = 2_000;
const PACKS = 20;

/** Packs a repository's objects and throws away what nothing leads to for two weeks, left over from refused and broken
 *  pushes too; does nothing where there is little to do. For a job that runs now and then: git's own cleaning is off. */
export async function maintainRepository(repositoryId: number): Promise<void> {
  const limits = ["-c", `gc.auto=${LOOSE_OBJECTS}`, "-c", `gc.autoPackLimit=${PACKS}`, "-c", "gc.autoDetach=false"];
  await runGit(repositoryId, { args: [...limits, "gc", "--auto", "--quiet"], timeoutMs: TIMEOUT_MS });
}
