import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { deleteRepository, initRepository, repositoryExists, setDefaultBranch } from "./init-repository.ts";
import { listBranches, listRefs, listTags } from "./list-refs.ts";
import { maintainRepository } from "./maintain-repository.ts";
import { readBlob, readBlobBySha } from "./read-blob.ts";
import { countCommits, getCommit, listCommits } from "./read-commits.ts";
import { createRef } from "./refs.ts";
import { repositoryPath } from "./repository-path.ts";
import { isEmptyRepository, resolveRef } from "./resolve-ref.ts";
import { clientGit, commitAs, failure, mona, scratchRepository } from "./scratch.ts";
import { findTreeEntry, listTree } from "./tree.ts";

describe("a repository's life", () => {
  test("lies at a path made of its id alone", () => {
    expect(repositoryPath(7)).toMatch(/\/repositories\/07\/7\.git$/);
    expect(repositoryPath(12_345)).toMatch(/\/repositories\/45\/12345\.git$/);
    for (const id of [0, -1, 1.5, Number.NaN]) expect(() => repositoryPath(id)).toThrow(RangeError);
  });

  test("is created empty with its default branch, and deleted", async () => {
    await initRepository(501, { defaultBranch: "trunk" });
    expect(fs.readFileSync(`${repositoryPath(501)}/HEAD`, "utf8")).toBe("ref: refs/heads/trunk\n");
    expect([await repositoryExists(501), await isEmptyRepository(501)]).toEqual([true, true]);
    await setDefaultBranch(501, "main");
    expect(fs.readFileSync(`${repositoryPath(501)}/HEAD`, "utf8")).toBe("ref: refs/heads/main\n");
    await deleteRepository(501);
    await deleteRepository(501);
    expect(await repositoryExists(501)).toBe(false);
    expect(await failure(getCommit(501, "main"))).toEqual({ kind: "not-found", what: "repository", name: "501" });
    expect(await failure(listBranches(501))).toMatchObject({ kind: "not-found", what: "repository" });
  });

  test("sets aside what a transaction that never committed left in its place", async () => {
    const id = await scratchRepository({ old: "1" });
    await initRepository(id, { defaultBranch: "main" });
    expect(await isEmptyRepository(id)).toBe(true);
  });

  test("is packed when it has grown into many pieces, and reads the same", async () => {
    const id = await scratchRepository();
    const files = (n: number) => Object.fromEntries(Array.from({ length: 110 }, (_, m) => [`${m}`, `${n} ${m}`]));
    for (let n = 0; n < 21; n++) await commitAs(id, { files: files(n) });
    const packs = () => fs.readdirSync(`${repositoryPath(id)}/objects/pack`).filter((name) => name.endsWith(".pack"));
    expect(packs().length).toBeGreaterThan(20);
    await maintainRepository(id);
    expect(packs()).toHaveLength(1);
    expect((await readBlob(id, { ref: "main", path: "7", maxBytes: 9 })).content.toString()).toBe("20 7");
  });

  test("refuses a default branch that would be an option", async () => {
    const refusal = await failure(initRepository(502, { defaultBranch: "--bare" }));
    expect(refusal).toMatchObject({ kind: "invalid", field: "defaultBranch" });
  });
});

describe("an empty repository", () => {
  test("has no refs and says so instead of failing", async () => {
    const id = await scratchRepository();
    expect(await resolveRef(id, "main")).toBeNull();
    expect(await resolveRef(id, "HEAD")).toBeNull();
    expect(await listBranches(id)).toEqual([]);
    expect(await listTags(id)).toEqual([]);
    const empty = { kind: "empty-repository", repositoryId: id };
    expect(await failure(listTree(id, { ref: "main" }))).toEqual(empty);
    expect(await failure(readBlob(id, { ref: "main", path: "a", maxBytes: 1 }))).toEqual(empty);
    expect(await failure(listCommits(id, { ref: "main", page: 1, perPage: 1 }))).toEqual(empty);
    expect(await failure(countCommits(id, { ref: "HEAD" }))).toEqual(empty);
  });
});

describe("resolveRef", () => {
  test("knows a ref by each of its names, and a commit by full and short sha", async () => {
    const id = await scratchRepository({ a: "1" });
    const { sha } = await getCommit(id, "main");
    for (const name of ["main", "heads/main", "refs/heads/main"]) {
      expect(await resolveRef(id, name)).toEqual({ sha, type: "commit", kind: "branch", fullRef: "refs/heads/main" });
    }
    expect(await resolveRef(id, "HEAD")).toMatchObject({ sha, kind: "ref" });
    for (const name of [sha, sha.toUpperCase(), sha.slice(0, 7), sha.slice(0, 4)]) {
      expect(await resolveRef(id, name)).toEqual({ sha, type: "commit", kind: "sha" });
    }
  });

  test("follows annotated tags, and prefers a branch to a tag of the same name", async () => {
    const id = await scratchRepository({ a: "1" });
    await clientGit(repositoryPath(id), ["tag", "-m", "Version one", "v1", "main"]);
    const { sha } = await getCommit(id, "main");
    expect(await resolveRef(id, "v1")).toEqual({ sha, type: "commit", kind: "tag", fullRef: "refs/tags/v1" });
    expect(await resolveRef(id, "tags/v1")).toMatchObject({ sha, kind: "tag" });
    const other = await commitAs(id, { branch: "v1", files: { b: "2" }, startAt: sha });
    expect(await resolveRef(id, "v1")).toMatchObject({ sha: other.after, kind: "branch" });
    expect(await resolveRef(id, "tags/v1")).toMatchObject({ sha, kind: "tag" });
  });

  test("takes a short sha for a commit and not for a ref elsewhere of that name", async () => {
    const id = await scratchRepository({ a: "1" });
    const { sha } = await getCommit(id, "main");
    await createRef(id, { ref: "refs/remotes/beef", sha });
    expect(await resolveRef(id, "beef")).toBeNull();
  });

  test("ignores refs/replace, which anybody who may push could use to show something else", async () => {
    const id = await scratchRepository({ a: "1" });
    const first = await getCommit(id, "main");
    const second = await commitAs(id, { files: { a: "2" } });
    await createRef(id, { ref: `refs/replace/${second.after}`, sha: first.sha });
    expect((await readBlob(id, { ref: second.after, path: "a", maxBytes: 9 })).content.toString()).toBe("2");
  });

  test.each([
    "nope",
    "f".repeat(40),
    "",
    "--upload-pack=touch /tmp/x",
    "-h",
    "main~1",
    "main^{tree}",
    "main:a",
    ":/first",
    "@{-1}",
    "main\nHEAD",
    "refs/heads/../../HEAD",
    "\0",
  ])("finds nothing for %j", async (name) => {
    const id = await scratchRepository({ a: "1" });
    expect(await resolveRef(id, name)).toBeNull();
  });
});

describe("listTree and readBlob", () => {
  test("list a directory with modes, types, sizes and names", async () => {
    const id = await scratchRepository({ "README.md": "hello\n", "src/a.ts": "12", "src/deep/b.ts": "1" });
    const root = await listTree(id, { ref: "main" });
    expect(root).toMatchObject({ truncated: false, treeSha: (await getCommit(id, "main")).treeSha });
    expect(root.entries).toMatchObject([
      { mode: "100644", type: "blob", size: 6, path: "README.md", name: "README.md" },
      { mode: "040000", type: "tree", size: null, path: "src", name: "src" },
    ]);
    const src = await listTree(id, { ref: "main", path: "src", recursive: true });
    expect(src.entries.map(({ path }) => path)).toEqual(["a.ts", "deep", "deep/b.ts"]);
    expect((await listTree(id, { ref: src.treeSha })).entries).toHaveLength(2);
  });

  test("cut a file at the limit and say so", async () => {
    const id = await scratchRepository({ big: Buffer.alloc(300_000, "x"), small: "abc" });
    const cut = await readBlob(id, { ref: "main", path: "big", maxBytes: 100_000 });
    expect([cut.size, cut.content.length, cut.truncated]).toEqual([300_000, 100_000, true]);
    const whole = await readBlob(id, { ref: "main", path: "small", maxBytes: 3 });
    expect([whole.content.toString(), whole.truncated]).toEqual(["abc", false]);
    expect((await readBlobBySha(id, { sha: whole.sha, maxBytes: 9 })).content.toString()).toBe("abc");
  });

  test("say which of ref and path is missing, and that a directory is no file", async () => {
    const id = await scratchRepository({ "dir/a": "1" });
    const read = (ref: string, path: string) => failure(readBlob(id, { ref, path, maxBytes: 9 }));
    expect(await read("nope", "dir/a")).toEqual({ kind: "not-found", what: "ref", name: "nope" });
    expect(await read("main", "nope")).toEqual({ kind: "not-found", what: "path", name: "nope" });
    expect(await read("main", "no\npe")).toEqual({ kind: "not-found", what: "path", name: "no\npe" });
    expect(await read("main", "dir")).toMatchObject({ kind: "not-found", what: "path" });
    expect(await failure(listTree(id, { ref: "main", path: "dir/a" }))).toMatchObject({
      kind: "not-found",
      what: "path",
    });
    expect(await findTreeEntry(id, { ref: "main", path: "nope" })).toBeNull();
    expect(await failure(readBlobBySha(id, { sha: "f".repeat(40), maxBytes: 1 }))).toMatchObject({ what: "object" });
  });

  test.each(["../../config", "/etc/passwd", "dir/../../x", ".git/config"])("refuse the path %s", async (path) => {
    const id = await scratchRepository({ a: "1" });
    expect(await failure(readBlob(id, { ref: "main", path, maxBytes: 9 }))).toMatchObject({
      kind: "invalid",
      field: "path",
    });
    expect(await failure(listTree(id, { ref: "main", path }))).toMatchObject({ kind: "invalid", field: "path" });
  });
});

describe("commits", () => {
  async function history(): Promise<number> {
    const id = await scratchRepository();
    for (let n = 1; n <= 5; n++) {
      const person = { name: n % 2 ? "Odd" : "Even", email: `${n % 2 ? "odd" : "even"}@example.test` };
      const date = new Date(Date.UTC(2017, 0, n));
      const author = { ...person, date };
      await commitAs(id, {
        message: `Number ${n}`,
        files: { [n > 3 ? "late" : "early"]: `${n}` },
        author,
        committer: author,
      });
    }
    return id;
  }

  test("are listed from the newest, in pages", async () => {
    const id = await history();
    const first = await listCommits(id, { ref: "main", page: 1, perPage: 2 });
    const last = await listCommits(id, { ref: "main", page: 3, perPage: 2 });
    expect([first.commits.map((c) => c.message), first.hasMore]).toEqual([["Number 5", "Number 4"], true]);
    expect([last.commits.map((c) => c.message), last.hasMore]).toEqual([["Number 1"], false]);
    expect((await listCommits(id, { ref: "main", page: 9, perPage: 2 })).commits).toEqual([]);
    expect(await countCommits(id, { ref: "main" })).toBe(5);
  });

  test("are filtered by path, author, time and what is known already", async () => {
    const id = await history();
    const messages = async (filter: object) => {
      const { commits } = await listCommits(id, { ref: "main", page: 1, perPage: 9, ...filter });
      return commits.map(({ message }) => message.at(-1)).join("");
    };
    expect(await messages({ path: "late" })).toBe("54");
    expect(await messages({ authors: ["EVEN@example.test"] })).toBe("42");
    expect(await messages({ authors: ["odd@example.test", "even@example.test"] })).toBe("54321");
    expect(await messages({ authors: [".*"] })).toBe("");
    expect(await messages({ since: new Date("2017-01-02T12:00:00Z"), until: new Date("2017-01-04T12:00:00Z") })).toBe(
      "43",
    );
    const { commits } = await listCommits(id, { ref: "main", page: 1, perPage: 9 });
    expect(await messages({ exclude: [commits[2]?.sha] })).toBe("54");
    expect(await failure(messages({ authors: [""] }))).toMatchObject({ kind: "invalid", field: "authors" });
    expect(await failure(messages({ path: "../x" }))).toMatchObject({ kind: "invalid", field: "path" });
    expect(await failure(messages({ ref: "--all" }))).toMatchObject({ kind: "not-found", what: "ref" });
  });

  test("keep what was written in them: zone, several parents, signature, any text", async () => {
    const id = await scratchRepository({ a: "1" });
    const first = await getCommit(id, "main");
    const raw = [
      `tree ${first.treeSha}`,
      `parent ${first.sha}`,
      `parent ${(await commitAs(id, { files: { b: "2" } })).after}`,
      "author Hübert <h@example.test> 1500000000 -0330",
      `committer Mona <mona@example.test> 1500000001 +0200`,
      "gpgsig -----BEGIN PGP SIGNATURE-----",
      " ",
      " abc",
      " -----END PGP SIGNATURE-----",
      "",
      'Merge\n\nwith "quotes" and ✓\n',
    ].join("\n");
    fs.writeFileSync(`${repositoryPath(id)}/raw`, raw);
    const { stdout } = await clientGit(repositoryPath(id), ["hash-object", "-t", "commit", "-w", "raw"]);
    const commit = await getCommit(id, stdout.trim());
    expect(commit.parents).toHaveLength(2);
    expect(commit.author).toEqual({
      name: "Hübert",
      email: "h@example.test",
      at: new Date(1_500_000_000_000),
      timezone: "-0330",
    });
    expect(commit.message).toBe('Merge\n\nwith "quotes" and ✓\n');
    expect(commit.signature).toBe("-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----");
    expect(commit.payload).toBe(raw.replace(/gpgsig[\s\S]*?SIGNATURE-----\n(?=\n)/, ""));
    expect(commit.committer.name).toBe(mona.name.split(" ")[0]);
  });
});

test("branches and tags are listed with their commits", async () => {
  const id = await scratchRepository({ a: "1" });
  const { sha } = await getCommit(id, "main");
  for (const ref of [
    "refs/heads/ünï",
    `refs/heads/q"uote`,
    "refs/tags/v2",
    "refs/tags/v10",
    "refs/heads/x/*".replace("*", "y"),
  ]) {
    await createRef(id, { ref, sha });
  }
  await clientGit(repositoryPath(id), ["tag", "-m", "Note", "v9", "main"]);
  expect(await listBranches(id)).toEqual(["main", 'q"uote', "x/y", "ünï"].map((name) => ({ name, sha })));
  const tags = await listTags(id);
  expect(tags.map(({ name }) => name)).toEqual(["v10", "v9", "v2"]);
  expect(tags.every((tag) => tag.sha === sha)).toBe(true);
  expect(tags.map(({ tagSha }) => tagSha !== null)).toEqual([false, true, false]);
  expect((await listRefs(id, "refs/heads/x")).map(({ ref }) => ref)).toEqual(["refs/heads/x/y"]);
  expect(await listRefs(id, "refs/heads/*")).toEqual([]);
});
