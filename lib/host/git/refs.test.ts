import { describe, expect, test } from "vitest";
import { changedPaths } from "./changed-paths.ts";
import { compareRefs, findMergeBase } from "./compare.ts";
import { diffTrees } from "./diff.ts";
import { getCommit } from "./read-commits.ts";
import { createRef, deleteRef, findRef, updateRef } from "./refs.ts";
import { repositoryPath } from "./repository-path.ts";
import { clientGit, commitAs, failure, scratchRepository } from "./scratch.ts";

const ref = "refs/heads/topic";
const limits = { maxFiles: 300, maxPatchBytes: 10_000, maxTotalPatchBytes: 100_000 };

async function twoCommits(): Promise<{ id: number; first: string; second: string }> {
  const id = await scratchRepository({ a: "1\n" });
  const first = (await getCommit(id, "main")).sha;
  const second = (await commitAs(id, { files: { a: "2\n" } })).after;
  return { id, first, second };
}

describe("refs", () => {
  test("are created, moved forward, forced back and deleted, and say where they were", async () => {
    const { id, first, second } = await twoCommits();
    expect(await createRef(id, { ref, sha: first })).toEqual({ ref, before: null, after: first });
    expect(await updateRef(id, { ref, sha: second })).toEqual({ ref, before: first, after: second });
    expect(await updateRef(id, { ref, sha: first, force: true })).toEqual({ ref, before: second, after: first });
    expect(await deleteRef(id, { ref })).toEqual({ ref, before: first, after: null });
    expect(await findRef(id, ref)).toBeNull();
  });

  test("refuse to be created twice, and under a name that is in another's way", async () => {
    const { id, first } = await twoCommits();
    await createRef(id, { ref, sha: first });
    expect(await failure(createRef(id, { ref, sha: first }))).toMatchObject({ kind: "conflict", actual: first });
    expect(await failure(createRef(id, { ref: `${ref}/below`, sha: first }))).toMatchObject({ kind: "conflict" });
  });

  test("refuse to lose commits unless forced", async () => {
    const { id, first, second } = await twoCommits();
    const refusal = await failure(updateRef(id, { ref: "refs/heads/main", sha: first }));
    expect(refusal).toEqual({ kind: "not-fast-forward", ref: "refs/heads/main", before: second, after: first });
  });

  test("refuse when they are not where the caller expects them", async () => {
    const { id, first, second } = await twoCommits();
    const main = "refs/heads/main";
    const moved = await failure(updateRef(id, { ref: main, sha: first, force: true, expected: first }));
    expect(moved).toEqual({ kind: "conflict", ref: main, expected: first, actual: second });
    expect(await failure(deleteRef(id, { ref: main, expected: first }))).toMatchObject({ kind: "conflict" });
  });

  test("refuse objects that do not exist, and a branch at something that is no commit", async () => {
    const { id, first } = await twoCommits();
    const unknown = await failure(createRef(id, { ref, sha: "f".repeat(40) }));
    expect(unknown).toMatchObject({ kind: "not-found", what: "object" });
    const { treeSha } = await getCommit(id, first);
    expect(await failure(createRef(id, { ref, sha: treeSha }))).toMatchObject({ kind: "invalid", field: "sha" });
    expect(await createRef(id, { ref: "refs/tags/tree", sha: treeSha })).toMatchObject({ after: treeSha });
  });

  test("refuse to be moved or deleted where they do not exist", async () => {
    const { id, first } = await twoCommits();
    expect(await failure(updateRef(id, { ref, sha: first }))).toMatchObject({ kind: "not-found", what: "ref" });
    expect(await failure(deleteRef(id, { ref }))).toMatchObject({ kind: "not-found", what: "ref" });
    const empty = await scratchRepository();
    expect(await failure(deleteRef(empty, { ref }))).toMatchObject({ kind: "empty-repository" });
  });

  test.each(["--stdin", "refs/heads/--x y", "refs/heads/a\0b", "main", "refs/heads/a\nupdate refs/heads/b"])(
    "refuse the name %j",
    async (name) => {
      const { id, first } = await twoCommits();
      expect(await failure(createRef(id, { ref: name, sha: first }))).toMatchObject({ kind: "invalid", field: "ref" });
    },
  );

  test("let one of two moves made at once win", async () => {
    const { id, first } = await twoCommits();
    const one = (await commitAs(id, { branch: "one", startAt: first, files: { b: "1" } })).after;
    const two = (await commitAs(id, { branch: "two", startAt: first, files: { b: "2" } })).after;
    await createRef(id, { ref, sha: first });
    const moves = [one, two].map((sha) => updateRef(id, { ref, sha, expected: first }));
    const outcomes = (await Promise.allSettled(moves)).map(({ status }) => status);
    expect(new Set(outcomes)).toEqual(new Set(["fulfilled", "rejected"]));
  });
});

describe("comparisons", () => {
  async function diverged(): Promise<number> {
    const { id, first } = await twoCommits();
    await commitAs(id, { branch: "topic", startAt: first, files: { b: "1\n" } });
    await commitAs(id, { branch: "topic", files: { c: "1\n" } });
    return id;
  }

  test("count what each side has alone", async () => {
    const id = await diverged();
    const base = await getCommit(id, "main");
    const found = await compareRefs(id, { base: "main", head: "topic" });
    expect(found).toMatchObject({
      baseSha: base.sha,
      mergeBaseSha: base.parents[0],
      ahead: 2,
      behind: 1,
      status: "diverged",
    });
    expect(await compareRefs(id, { base: "main", head: "main" })).toMatchObject({ status: "identical" });
    expect(await compareRefs(id, { base: base.parents[0] ?? "", head: "main" })).toMatchObject({
      status: "ahead",
      ahead: 1,
    });
    expect(await compareRefs(id, { base: "main", head: base.parents[0] ?? "" })).toMatchObject({ status: "behind" });
    expect(await failure(compareRefs(id, { base: "main", head: "nope" }))).toMatchObject({ what: "ref", name: "nope" });
  });

  test("know histories that have nothing in common", async () => {
    const id = await scratchRepository({ a: "1" });
    await clientGit(repositoryPath(id), ["update-ref", "refs/heads/other", await rootCommit(id)]);
    expect(await findMergeBase(id, "main", "other")).toBeNull();
    expect(await compareRefs(id, { base: "main", head: "other" })).toMatchObject({
      mergeBaseSha: null,
      ahead: 1,
      behind: 1,
    });
  });

  async function rootCommit(id: number): Promise<string> {
    const { treeSha } = await getCommit(id, "main");
    const { stdout } = await clientGit(repositoryPath(id), ["commit-tree", "-m", "Unrelated", treeSha]);
    return stdout.trim();
  }

  test("show each file with its counts and its patch", async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `line ${n}\n`).join("");
    const id = await scratchRepository({
      changed: "a\nb\n",
      removed: "x\n",
      moved: lines,
      bin: Buffer.from([0, 1]),
      type: "1",
    });
    const base = (await getCommit(id, "main")).sha;
    const files = {
      changed: "a\nc\nd\n",
      removed: null,
      moved: null,
      'new "place"\n': `${lines}more\n`,
      bin: Buffer.from([0, 2]),
      added: "diff --git a/x b/x\n",
      type: { content: "changed", mode: "120000" as const },
    };
    const head = (await commitAs(id, { files })).after;
    const diff = await diffTrees(id, { base, head, limits });
    const byPath = new Map(diff.files.map((file) => [file.path, file]));
    expect(byPath.get("changed")).toMatchObject({
      status: "modified",
      additions: 2,
      deletions: 1,
      patch: "@@ -1,2 +1,3 @@\n a\n-b\n+c\n+d",
    });
    expect(byPath.get("added")).toMatchObject({ status: "added", patch: "@@ -0,0 +1 @@\n+diff --git a/x b/x" });
    expect(byPath.get("removed")).toMatchObject({
      status: "removed",
      additions: 0,
      deletions: 1,
      patch: "@@ -1 +0,0 @@\n-x",
    });
    expect(byPath.get('new "place"\n')).toMatchObject({ status: "renamed", previousPath: "moved", additions: 1 });
    expect(byPath.get('new "place"\n')?.patch).toContain("+more");
    expect(byPath.get("bin")).toMatchObject({ binary: true, patch: null });
    expect(byPath.get("type")).toMatchObject({ status: "changed", patch: null });
    expect(diff).toMatchObject({ totalFiles: 6 });
  });

  test("stop at their limits", async () => {
    const id = await scratchRepository({ a: "1\n" });
    const base = (await getCommit(id, "main")).sha;
    const head = (await commitAs(id, { files: { b: "x\n".repeat(500), c: "1\n", d: "1\n" } })).after;
    const few = await diffTrees(id, { base, head, limits: { ...limits, maxFiles: 2 } });
    expect([few.files.length, few.totalFiles, few.additions]).toEqual([2, 3, 502]);
    const short = await diffTrees(id, { base, head, limits: { ...limits, maxPatchBytes: 100 } });
    expect(short.files.map(({ patch }) => patch !== null)).toEqual([false, true, true]);
    const cut = await diffTrees(id, { base, head, limits: { ...limits, maxTotalPatchBytes: 200 } });
    expect(cut.files.map(({ patch }) => patch)).toEqual([null, null, null]);
    expect((await diffTrees(id, { base: null, head, limits })).totalFiles).toBe(4);
  });
});

describe("changedPaths", () => {
  test("names what commits bring that no ref has yet, and nothing for known ones", async () => {
    const { id, first, second } = await twoCommits();
    await clientGit(repositoryPath(id), ["update-ref", "refs/heads/main", first]);
    expect(await changedPaths(id, { before: first, after: second })).toEqual(["a"]);
    expect(await changedPaths(id, { before: null, after: second })).toEqual(["a"]);
    expect(await changedPaths(id, { before: second, after: first })).toEqual([]);
    expect(await changedPaths(id, { before: first, after: null })).toEqual([]);
  });

  test("sees every new commit, so that adding and removing again does not hide a path", async () => {
    const id = await scratchRepository({ a: "1" });
    const first = (await getCommit(id, "main")).sha;
    await commitAs(id, { files: { ".github/workflows/é.yml": "x" } });
    const last = (await commitAs(id, { files: { ".github/workflows/é.yml": null, b: "1" } })).after;
    await clientGit(repositoryPath(id), ["update-ref", "refs/heads/main", first]);
    const paths = await changedPaths(id, { before: first, after: last });
    expect(new Set(paths)).toEqual(new Set([".github/workflows/é.yml", "b"]));
  });

  test("looks below one directory when asked, through merges as well", async () => {
    const id = await scratchRepository({ a: "1" });
    const first = (await getCommit(id, "main")).sha;
    const side = (await commitAs(id, { branch: "side", startAt: first, files: { "dir/x": "1", b: "1" } })).after;
    await commitAs(id, { branch: "side", files: { "dir/x": null } });
    await commitAs(id, { files: { c: "1" } });
    const git = (...args: string[]) => clientGit(repositoryPath(id), args);
    const { treeSha } = await getCommit(id, "main");
    const { stdout } = await git("commit-tree", "-p", "main", "-p", "side", "-m", "Merge", treeSha);
    await git("update-ref", "-d", "refs/heads/side");
    const merge = { before: first, after: stdout.trim() };
    expect(await changedPaths(id, { ...merge, within: "dir" })).toEqual(["dir/x"]);
    expect(new Set(await changedPaths(id, merge))).toEqual(new Set(["dir/x", "b"]));
    await createRef(id, { ref: "refs/pull/1/head", sha: side });
    expect(await changedPaths(id, { before: null, after: side, within: "dir" })).toEqual(["dir/x"]);
  });
});
