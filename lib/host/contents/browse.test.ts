import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { commitFiles } from "../git/commit-files.ts";
import { initRepository } from "../git/init-repository.ts";
import { createRef } from "../git/refs.ts";
import { type CodePlace, findCodePlace, readDirectory, readFile, readLatestCommit } from "./browse.ts";
import { readRawFile } from "./raw-file.ts";

const ID = 41;
const EMPTY_ID = 42;
const LINK = { content: "src/a.ts", mode: "120000" } as const;
const RUNS = { content: "#!/bin/sh\n", mode: "100755" } as const;
let head: string;

beforeAll(async () => {
  await initRepository(ID, { defaultBranch: "main" });
  await initRepository(EMPTY_ID, { defaultBranch: "main" });
  const author = { name: "Mona", email: "mona@example.test", date: clock.now() };
  const commit = (files: Record<string, string | Buffer | typeof LINK | typeof RUNS>, message: string) =>
    commitFiles(ID, { branch: "main", message, author, committer: author, files });
  await commit({ "src/a.ts": "const a = 1;\n", "README.md": "# Here\n" }, "First\n");
  const { after } = await commit(
    {
      "docs/readme.txt": "plain",
      "docs/README.md": "# Docs\n",
      "pixel.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "data.bin": Buffer.from([1, 0, 2]),
      "big.txt": "x".repeat(600_000),
      link: LINK,
      "run.sh": RUNS,
      "sp ace/ü.md": "ü",
    },
    "Second\n",
  );
  head = after;
  await createRef(ID, { ref: "refs/heads/feature/new", sha: after });
  await createRef(ID, { ref: "refs/tags/v1", sha: after });
});

async function placeOf(address: string): Promise<CodePlace> {
  const place = await findCodePlace(ID, address.split("/"));
  if (!place) throw new Error(`nothing at ${address}`);
  return place;
}

describe("findCodePlace", () => {
  it("tells the name of a ref from the path behind it", async () => {
    expect(await placeOf("main/src/a.ts")).toMatchObject({
      ref: "main",
      path: "src/a.ts",
      kind: "branch",
      type: "blob",
    });
    expect(await placeOf("feature/new/docs")).toMatchObject({ ref: "feature/new", path: "docs", type: "tree" });
    expect(await placeOf("v1")).toMatchObject({ ref: "v1", path: "", kind: "tag", type: "tree" });
    expect(await placeOf(`${head.slice(0, 7)}/src`)).toMatchObject({ kind: "sha", commitSha: head, path: "src" });
    expect(await placeOf("main/sp ace/ü.md")).toMatchObject({ type: "blob" });
  });

  it("says when nothing lies at the path", async () => {
    expect(await placeOf("main/gone.ts")).toMatchObject({ path: "gone.ts", type: null });
  });

  it.each([
    "nope",
    "feature",
    "",
    "main/../secret",
    "main/a\nb",
    "main/.git/config",
    "ma in",
    "-x",
    "refs/heads/../main",
  ])("finds nothing at %j", async (address) => {
    expect(await findCodePlace(ID, address.split("/"))).toBeNull();
  });

  it("finds nothing in an empty repository", async () => {
    expect(await findCodePlace(EMPTY_ID, ["main"])).toBeNull();
  });
});

describe("readDirectory", () => {
  it("lists directories first and brings the README", async () => {
    const { entries, readme } = await readDirectory(ID, await placeOf("main"));
    expect(entries.map(({ name }) => name).slice(0, 3)).toEqual(["docs", "sp ace", "src"]);
    expect(readme).toEqual({ name: "README.md", text: "# Here\n" });
  });

  it("prefers the README in Markdown", async () => {
    expect((await readDirectory(ID, await placeOf("main/docs"))).readme).toEqual({
      name: "README.md",
      text: "# Docs\n",
    });
  });
});

describe("readFile", () => {
  const contentAt = async (path: string) => (await readFile(ID, await placeOf(`main/${path}`))).content;

  it("says what can be shown of a file", async () => {
    expect(await contentAt("src/a.ts")).toEqual({ kind: "text", text: "const a = 1;\n" });
    expect(await contentAt("pixel.svg")).toEqual({ kind: "image" });
    expect(await contentAt("data.bin")).toEqual({ kind: "binary" });
    expect(await contentAt("big.txt")).toEqual({ kind: "too-large" });
    expect(await contentAt("link")).toEqual({ kind: "link", target: "src/a.ts" });
    expect(await readFile(ID, await placeOf("main/run.sh"))).toMatchObject({ isExecutable: true, sizeBytes: 10 });
  });
});

describe("readLatestCommit", () => {
  it("is the one that touched the path last", async () => {
    expect((await readLatestCommit(ID, await placeOf("main/src")))?.commit.message).toBe("First\n");
    expect((await readLatestCommit(ID, await placeOf("main")))?.commit.sha).toBe(head);
  });
});

describe("readRawFile", () => {
  const headersAt = async (path: string) => (await readRawFile(ID, await placeOf(`main/${path}`)))?.headers;

  it("shows text as text, whatever it is named", async () => {
    expect(await headersAt("src/a.ts")).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
    });
  });

  it("lets nothing run that could be opened as a document", async () => {
    expect(await headersAt("pixel.svg")).toMatchObject({
      "content-type": "image/svg+xml",
      "content-disposition": "attachment; filename*=UTF-8''pixel.svg",
    });
  });

  it("saves what is binary", async () => {
    expect(await headersAt("data.bin")).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment; filename*=UTF-8''data.bin",
    });
  });
});
