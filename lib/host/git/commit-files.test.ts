import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { readBlob } from "./read-blob.ts";
import { getCommit, listCommits } from "./read-commits.ts";
import { findRef } from "./refs.ts";
import { repositoryPath } from "./repository-path.ts";
import { clientGit, commitAs, failure, mona, scratchRepository } from "./scratch.ts";
import { findTreeEntry, listTree } from "./tree.ts";

const everything = { maxBytes: 1_000_000 };

describe("commitFiles", () => {
  test("makes the first commit of an empty repository", async () => {
    const id = await scratchRepository();
    const result = await commitAs(id, { files: { "README.md": "# Hello\n", "src/a.ts": "a\n" }, message: "First\n" });
    expect(result).toMatchObject({ ref: "refs/heads/main", before: null });
    const commit = await getCommit(id, "main");
    expect(commit).toMatchObject({ sha: result.after, parents: [], message: "First\n", signature: null });
    expect(commit.author).toEqual({ name: mona.name, email: mona.email, at: mona.date, timezone: "+0000" });
    const blob = await readBlob(id, { ref: "main", path: "src/a.ts", ...everything });
    expect(blob.content.toString()).toBe("a\n");
    expect(result.files).toContainEqual({ path: "src/a.ts", sha: blob.sha });
  });

  test("changes, adds and deletes on top of the branch and keeps the rest", async () => {
    const id = await scratchRepository({ keep: "1", change: "1", remove: "1", "dir/only": "1" });
    const first = await findRef(id, "refs/heads/main");
    const files = { change: "2", remove: null, "dir/only": null, added: Buffer.from([0, 255, 10]) };
    const second = await commitAs(id, { files });
    expect(second.before).toBe(first?.sha);
    const { entries } = await listTree(id, { ref: "main" });
    expect(entries.map(({ name }) => name)).toEqual(["added", "change", "keep"]);
    const binary = await readBlob(id, { ref: "main", path: "added", ...everything });
    expect([...binary.content]).toEqual([0, 255, 10]);
  });

  test("keeps the mode of an executable file and sets a given one", async () => {
    const id = await scratchRepository({
      run: { content: "1", mode: "100755" },
      link: { content: "run", mode: "120000" },
    });
    await commitAs(id, { files: { run: "2" } });
    expect(await findTreeEntry(id, { ref: "main", path: "run" })).toMatchObject({ mode: "100755", size: 1 });
    expect(await findTreeEntry(id, { ref: "main", path: "link" })).toMatchObject({ mode: "120000", type: "blob" });
  });

  test("takes names with quotes, backslashes, line feeds, tabs, stars and letters of any script", async () => {
    const names = [
      `quote"s'`,
      "back\\slash",
      "line\nfeed",
      "tab\there",
      "*.md",
      ":(top)x",
      "-rf",
      "été/日本語.txt",
      " lead",
    ];
    const id = await scratchRepository(Object.fromEntries(names.map((name) => [name, name])));
    for (const path of names) {
      const blob = await readBlob(id, { ref: "main", path, ...everything });
      expect(blob.content.toString()).toBe(path);
      expect(await findTreeEntry(id, { ref: "main", path })).toMatchObject({ path, sha: blob.sha });
    }
    const { entries } = await listTree(id, { ref: "main", recursive: true });
    const files = entries.filter(({ type }) => type === "blob");
    expect(new Set(files.map(({ path }) => path))).toEqual(new Set(names));
    await expect(clientGit(repositoryPath(id), ["fsck", "--strict"])).resolves.toBeTruthy();
  });

  test("starts a new branch where it is told to", async () => {
    const id = await scratchRepository({ a: "1" });
    const { sha } = await getCommit(id, "main");
    const result = await commitAs(id, { branch: "feature/x", files: { b: "2" }, startAt: sha });
    expect(result.before).toBeNull();
    expect((await getCommit(id, "feature/x")).parents).toEqual([sha]);
  });

  test("refuses a branch that does not exist when nothing says where it starts", async () => {
    const id = await scratchRepository({ a: "1" });
    const refusal = await failure(commitAs(id, { branch: "nowhere", files: { b: "2" } }));
    expect(refusal).toEqual({ kind: "not-found", what: "ref", name: "nowhere" });
  });

  test("refuses when the branch is not where the caller expects it", async () => {
    const id = await scratchRepository({ a: "1" });
    const { sha } = await getCommit(id, "main");
    await commitAs(id, { files: { a: "2" }, expected: sha });
    const refusal = await failure(commitAs(id, { files: { a: "3" }, expected: sha }));
    expect(refusal).toMatchObject({ kind: "conflict", ref: "refs/heads/main", expected: sha });
    expect(await failure(commitAs(id, { files: { a: "3" }, expected: null }))).toMatchObject({ kind: "conflict" });
  });

  test("loses no commit when many are made at once: each is on the branch or was refused as a conflict", async () => {
    const id = await scratchRepository({ a: "0" });
    const attempts = Array.from({ length: 8 }, (_, n) => commitAs(id, { files: { [`file-${n}`]: "x" } }));
    const settled = await Promise.allSettled(attempts);
    const made = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value.after] : []));
    const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason.failure.kind] : []));
    const { commits } = await listCommits(id, { ref: "main", page: 1, perPage: 100 });
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(commits.slice(0, -1).map(({ sha }) => sha))).toEqual(new Set(made));
    expect(new Set(refused).size).toBeLessThanOrEqual(1);
    expect(refused.every((kind) => kind === "conflict")).toBe(true);
  });

  test("refuses to delete what is not there", async () => {
    const id = await scratchRepository({ "dir/a": "1" });
    expect(await failure(commitAs(id, { files: { b: null } }))).toMatchObject({ kind: "not-found", name: "b" });
    expect(await failure(commitAs(id, { files: { dir: null } }))).toMatchObject({ kind: "not-found", name: "dir" });
  });

  test("refuses a file in the place of a directory, and a directory in the place of a file", async () => {
    const id = await scratchRepository({ "dir/a": "1", file: "1" });
    expect(await failure(commitAs(id, { files: { dir: "x" } }))).toMatchObject({ kind: "invalid", field: "path" });
    expect(await failure(commitAs(id, { files: { "file/b": "x" } }))).toMatchObject({ kind: "invalid", field: "path" });
    expect(await failure(commitAs(id, { files: { n: "x", "n/b": "x" } }))).toMatchObject({ kind: "invalid" });
    await commitAs(id, { files: { file: null, "file/b": "x" } });
    expect(await findTreeEntry(id, { ref: "main", path: "file/b" })).toMatchObject({ type: "blob" });
  });

  test("does the same for more paths than fit on a command line", async () => {
    const id = await scratchRepository({ "dir/a": "1" });
    const many = Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`many/${n % 7}/${n}`, String(n)]));
    await commitAs(id, { files: many });
    expect(await failure(commitAs(id, { files: { ...many, dir: "x" } }))).toMatchObject({ kind: "invalid" });
    const { entries } = await listTree(id, { ref: "main", path: "many", recursive: true });
    expect(entries.filter(({ type }) => type === "blob")).toHaveLength(1200);
  });

  test.each([
    ["path", { files: { ".git/config": "x" } }],
    ["path", { files: { "../x": "x" } }],
    ["branch", { files: { a: "x" }, branch: "--upload-pack=x" }],
    ["branch", { files: { a: "x" }, branch: "a b" }],
    ["startAt", { files: { a: "x" }, startAt: "main" }],
    ["message", { files: { a: "x" }, message: "a\0b" }],
    ["author.name", { files: { a: "x" }, author: { ...mona, name: "a\ncommitter b" } }],
    ["author.name", { files: { a: "x" }, author: { ...mona, name: " " } }],
    ["author.email", { files: { a: "x" }, author: { ...mona, email: "a> 1 +0000\n" + "x" } }],
    ["committer.date", { files: { a: "x" }, committer: { ...mona, date: new Date(Number.NaN) } }],
  ])("refuses an invalid %s", async (field, commit) => {
    const id = await scratchRepository();
    expect(await failure(commitAs(id, commit))).toMatchObject({ kind: "invalid", field });
  });

  test("leaves nothing behind but objects and the branch", async () => {
    const id = await scratchRepository({ a: "1" });
    const names = fs.readdirSync(repositoryPath(id));
    expect(new Set(names)).toEqual(new Set(["HEAD", "config", "objects", "refs"]));
    expect(new Set(fs.readdirSync(`${repositoryPath(id)}/refs`))).toEqual(new Set(["heads", "tags"]));
  });
});
