import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import v8 from "node:v8";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createGitHttpHandler } from "./http.ts";
import type { GitPolicy, Push } from "./http-policy.ts";
import { encodePacket, FLUSH_PACKET } from "./packet-line.ts";
import { getCommit } from "./read-commits.ts";
import { findRef } from "./refs.ts";
import { repositoryPath } from "./repository-path.ts";
import { clientGit, commitAs, scratchFolder, scratchRepository } from "./scratch.ts";
import { listTree } from "./tree.ts";

type Actor = { login: string };

/** Of a push of thirty megabytes. */
const LOOK_EVERY_BYTES = 3_000_000;

let server: http.Server;
let origin = "";
let mayRead = true;
let mayWrite = true;
let maxPackBytes = 0;
let pushes: Push<Actor>[] = [];
let failures: unknown[] = [];
let authorizePush: GitPolicy<Actor>["authorizePush"];
let onPush: GitPolicy<Actor>["onPush"];

/** Repositories are addressed as /acme/<id>; "hidden" needs a password. */
const policy = (): GitPolicy<Actor> => ({
  authorize: async ({ owner, name, request }) => {
    if (name === "hidden" && !request.headers.authorization) return { status: 401, message: "Sign in first." };
    if (owner !== "acme") return { status: 404, message: "Repository not found." };
    return { repositoryId: Number(name), actor: { login: "mona" }, mayRead, mayWrite, maxPackBytes };
  },
  ...(authorizePush ? { authorizePush } : {}),
  onPush: (push) => onPush(push),
  onFailure: (error) => failures.push(error),
});

beforeAll(async () => {
  server = http.createServer((request, response) => void createGitHttpHandler(policy())(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  mayRead = true;
  mayWrite = true;
  maxPackBytes = 100 * 1024 * 1024;
  pushes = [];
  failures = [];
  authorizePush = undefined;
  onPush = async (push) => void pushes.push(push);
});

const address = (id: number) => `${origin}/acme/${id}.git`;

async function clone(id: number, ...options: string[]): Promise<string> {
  const folder = scratchFolder();
  await clientGit(folder, ["clone", "-q", ...options, address(id), "."]);
  return folder;
}

async function commitIn(folder: string, name: string, content: string | Buffer = name): Promise<string> {
  fs.writeFileSync(`${folder}/${name}`, content);
  await clientGit(folder, ["add", "."]);
  await clientGit(folder, ["commit", "-q", "-m", `Add ${name}`]);
  return (await clientGit(folder, ["rev-parse", "HEAD"])).stdout.trim();
}

const push = (folder: string, ...args: string[]) => clientGit(folder, ["push", "-q", "origin", ...args]);

/** Runs a git command that must fail and returns what it told the person. */
async function complaint(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: { stderr: string }) => reason,
  );
  expect(error).not.toBeNull();
  return error?.stderr ?? "";
}

describe("fetching", () => {
  test("clones, with and without .git in the address", async () => {
    const id = await scratchRepository({ "README.md": "hello\n" });
    expect(fs.readFileSync(`${await clone(id)}/README.md`, "utf8")).toBe("hello\n");
    const folder = scratchFolder();
    await clientGit(folder, ["clone", "-q", `${origin}/acme/${id}`, "."]);
    expect(fs.existsSync(`${folder}/README.md`)).toBe(true);
  });

  test("clones an empty repository, onto its default branch", async () => {
    const id = await scratchRepository();
    const folder = await clone(id);
    expect((await clientGit(folder, ["symbolic-ref", "HEAD"])).stdout.trim()).toBe("refs/heads/main");
  });

  test("clones shallow, deepens, and leaves out file contents when asked", async () => {
    const id = await scratchRepository({ a: "1" });
    for (const n of [2, 3, 4]) await commitAs(id, { files: { a: `${n}` } });
    const folder = await clone(id, "--depth=1");
    const count = async () => Number((await clientGit(folder, ["rev-list", "--count", "HEAD"])).stdout);
    expect(await count()).toBe(1);
    await clientGit(folder, ["fetch", "-q", "--deepen=2"]);
    expect(await count()).toBe(3);
    const partial = await clone(id, "--filter=blob:none", "--no-checkout");
    const missing = await clientGit(partial, ["rev-list", "--objects", "--all", "--missing=print"]);
    expect(missing.stdout).toMatch(/^\?/m);
  });

  test.each(["0", "1", "2"])("speaks to clients of protocol version %s", async (version) => {
    const id = await scratchRepository({ a: "1" });
    await commitAs(id, { files: { a: "2" } });
    const folder = scratchFolder();
    const env = { GIT_TRACE_PACKET: "1" };
    const options = ["-c", `protocol.version=${version}`];
    const { stderr } = await clientGit(folder, [...options, "clone", address(id), "."], env);
    expect(stderr.includes("< version 2")).toBe(version === "2");
    await commitAs(id, { files: { b: "3" } });
    await clientGit(folder, [...options, "pull", "-q"]);
    expect(fs.readFileSync(`${folder}/b`, "utf8")).toBe("3");
  });

  test("takes requests that git has compressed, as it does when it has much to say", async () => {
    const id = await scratchRepository({ a: "1" });
    const { sha } = await getCommit(id, "main");
    const parts = [encodePacket(`want ${sha} ofs-delta\n`), FLUSH_PACKET, encodePacket("done\n")];
    const answer = await fetch(`${address(id)}/git-upload-pack`, {
      method: "POST",
      headers: { "content-type": "application/x-git-upload-pack-request", "content-encoding": "gzip" },
      body: gzipSync(Buffer.concat(parts)),
    });
    expect(answer.headers.get("content-type")).toBe("application/x-git-upload-pack-result");
    expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).toMatch(/^0008NAK\nPACK/);
  });

  test("forbids caches to keep anything", async () => {
    const id = await scratchRepository({ a: "1" });
    const answer = await fetch(`${address(id)}/info/refs?service=git-upload-pack`);
    expect(answer.headers.get("content-type")).toBe("application/x-git-upload-pack-advertisement");
    expect(answer.headers.get("cache-control")).toBe("no-cache, max-age=0, must-revalidate");
    expect(await answer.text()).toMatch(/^001e# service=git-upload-pack\n0000/);
  });
});

describe("pushing", () => {
  test("creates the first branch of an empty repository and records it", async () => {
    const id = await scratchRepository();
    const folder = await clone(id);
    const sha = await commitIn(folder, "a");
    await push(folder, "main");
    expect(pushes).toEqual([
      { repositoryId: id, actor: { login: "mona" }, updates: [{ ref: "refs/heads/main", before: null, after: sha }] },
    ]);
    expect((await getCommit(id, "main")).sha).toBe(sha);
  });

  test("moves, creates, forces and deletes branches and tags, each with where it was", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    const first = (await getCommit(id, "main")).sha;
    const second = await commitIn(folder, "b");
    await push(folder, "main", "main:refs/heads/ünï-\"q'", "main:refs/tags/v1");
    await push(folder, "+HEAD~1:refs/heads/main");
    await push(folder, ":refs/tags/v1");
    expect(pushes.map(({ updates }) => new Set(updates))).toEqual([
      new Set([
        { ref: "refs/heads/main", before: first, after: second },
        { ref: "refs/heads/ünï-\"q'", before: null, after: second },
        { ref: "refs/tags/v1", before: null, after: second },
      ]),
      new Set([{ ref: "refs/heads/main", before: second, after: first }]),
      new Set([{ ref: "refs/tags/v1", before: second, after: null }]),
    ]);
  });

  test("is recorded before the client hears that it worked", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "b");
    let record: () => void = () => {};
    const recorded = new Promise<void>((resolve) => {
      record = resolve;
    });
    const called = new Promise<void>((resolve) => {
      onPush = () => {
        resolve();
        return recorded;
      };
    });
    let acknowledged = false;
    const pushed = push(folder, "main").then(() => {
      acknowledged = true;
    });
    await called;
    expect(acknowledged).toBe(false);
    record();
    await pushed;
  });

  test("tells the client when the push could not be recorded", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "b");
    onPush = () => Promise.reject(new Error("no database"));
    expect(await complaint(push(folder, "main"))).toMatch(/could not record it/);
    expect(failures).toEqual([new Error("no database")]);
  });

  test("refuses to lose commits without force, on a stale view", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitAs(id, { files: { a: "2" } });
    await commitIn(folder, "b");
    expect(await complaint(push(folder, "main"))).toMatch(/rejected/);
    const lease = push(folder, "--force-with-lease=main", "main");
    expect(await complaint(lease)).toMatch(/stale info/);
    expect(pushes).toEqual([]);
  });

  test("records of two pushes at once to one branch only the one that won", async () => {
    const id = await scratchRepository({ a: "1" });
    const base = (await getCommit(id, "main")).sha;
    const folders = [await clone(id), await clone(id)];
    const shas = await Promise.all(folders.map((folder, n) => commitIn(folder, `file-${n}`)));
    const settled = await Promise.allSettled(folders.map((folder) => push(folder, "main")));
    const won = settled.findIndex(({ status }) => status === "fulfilled");
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const update = { ref: "refs/heads/main", before: base, after: shas[won] };
    expect(pushes.map(({ updates }) => updates)).toEqual([[update]]);
  });

  test("takes pushes of two branches at once", async () => {
    const id = await scratchRepository({ a: "1" });
    const folders = [await clone(id), await clone(id)];
    const shas = await Promise.all(folders.map((folder, n) => commitIn(folder, `file-${n}`)));
    await Promise.all(folders.map((folder, n) => push(folder, `main:topic-${n}`)));
    const updates = new Set(pushes.flatMap((one) => one.updates));
    const expected = shas.map((after, n) => ({ ref: `refs/heads/topic-${n}`, before: null, after }));
    expect(updates).toEqual(new Set(expected));
  });

  test("keeps out of the refs that only the host writes, while they can be fetched", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    const sha = await commitIn(folder, "b");
    expect(await complaint(push(folder, "main:refs/pull/1/head"))).toMatch(/deny updating a hidden ref/);
    expect(pushes).toEqual([]);
    await clientGit(repositoryPath(id), ["update-ref", "refs/pull/2/head", "refs/heads/main"]);
    await clientGit(folder, ["fetch", "-q", "origin", "refs/pull/2/head"]);
    expect(await findRef(id, "refs/pull/1/head")).toBeNull();
    expect(sha).toMatch(/^[0-9a-f]{40}$/);
  });

  test("keeps the branch that clones check out", async () => {
    const id = await scratchRepository({ a: "1" });
    expect(await complaint(push(await clone(id), ":main"))).toMatch(/deletion of the current branch prohibited/);
    expect(pushes).toEqual([]);
  });

  test("refuses more than the repository's limit, in words, with nothing moved", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "large", randomBytes(3_000_000));
    maxPackBytes = 1_000_000;
    expect(await complaint(push(folder, "main"))).toMatch(/exceeds maximum allowed size/);
    expect(pushes).toEqual([]);
    expect((await listTree(id, { ref: "main" })).entries).toHaveLength(1);
  });

  test("refuses objects that would harm whoever checks them out", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    const blob = (await clientGit(folder, ["hash-object", "-w", "a"])).stdout.trim();
    const entry = Buffer.concat([Buffer.from("100644 .git\0"), Buffer.from(blob, "hex")]);
    fs.writeFileSync(`${folder}/tree`, entry);
    const hash = ["hash-object", "-t", "tree", "--literally", "-w", "tree"];
    const tree = (await clientGit(folder, hash)).stdout.trim();
    const commit = (await clientGit(folder, ["commit-tree", "-m", "Bad", tree])).stdout.trim();
    expect(await complaint(push(folder, `${commit}:refs/heads/bad`))).toMatch(/hasDotgit/);
    expect(await findRef(id, "refs/heads/bad")).toBeNull();
  });

  test("streams a large push without holding it in memory", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    for (let n = 0; n < 6; n++) fs.writeFileSync(`${folder}/large-${n}`, randomBytes(5_000_000));
    await clientGit(folder, ["config", "core.compression", "0"]);
    const sha = await commitIn(folder, "b");
    // How much is on its way between two streams differs with the machine: some megabytes, however large the push is.
    // Chunks that were passed on stay until they are collected: what counts is what is still held after that.
    v8.setFlagsFromString("--expose-gc");
    const collect = vm.runInNewContext("gc") as () => void;
    const used = () => {
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = used();
    const sockets: Socket[] = [];
    const note = (socket: Socket) => void sockets.push(socket);
    server.on("connection", note);
    const held: number[] = [];
    let next = LOOK_EVERY_BYTES;
    // Collecting takes longer than passing some megabytes on: it is done a few times, however slow the machine is.
    const sampler = setInterval(() => {
      const received = sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
      if (received < next) return;
      next = received + LOOK_EVERY_BYTES;
      held.push(used() - before);
    }, 5);
    try {
      await push(folder, "main");
    } finally {
      clearInterval(sampler);
      server.off("connection", note);
    }
    expect(held.length).toBeGreaterThan(0);
    expect(Math.max(...held)).toBeLessThan(15_000_000);
    expect((await getCommit(id, "main")).sha).toBe(sha);
  });

  test("ends with a client that leaves in the middle, and the repository stays as it was", async () => {
    const id = await scratchRepository({ a: "1" });
    const before = (await getCommit(id, "main")).sha;
    const request = http.request(`${address(id)}/git-receive-pack`, {
      method: "POST",
      headers: { "content-type": "application/x-git-receive-pack-request" },
    });
    request.on("error", () => {});
    const command = `${before} ${"1".repeat(40)} refs/heads/main\0report-status side-band-64k`;
    request.write(Buffer.concat([encodePacket(command), FLUSH_PACKET, Buffer.from("PACK\0\0\0\x02\0\0\0\x09")]));
    const quarantined = () =>
      fs.readdirSync(`${repositoryPath(id)}/objects`).some((name) => name.startsWith("tmp_objdir"));
    await expect.poll(quarantined, { interval: 10 }).toBe(true);
    request.destroy();
    await expect.poll(quarantined, { interval: 10 }).toBe(false);
    expect((await getCommit(id, "main")).sha).toBe(before);
    expect([pushes, failures]).toEqual([[], []]);
  });
});

describe("authorizing what a push contains", () => {
  test("shows the policy the new paths while no ref has moved, and lets the push through", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    fs.mkdirSync(`${folder}/.github/workflows`, { recursive: true });
    const after = await commitIn(folder, ".github/workflows/ci.yml");
    const seen: unknown[] = [];
    authorizePush = async ({ updates, changedPaths, repositoryId }) => {
      for (const update of updates) seen.push(update.ref, await changedPaths(update));
      expect(await findRef(repositoryId, "refs/heads/topic")).toBeNull();
      return [];
    };
    await push(folder, "main:topic");
    expect(seen).toEqual(["refs/heads/topic", [".github/workflows/ci.yml"]]);
    expect(pushes[0]?.updates).toEqual([{ ref: "refs/heads/topic", before: null, after }]);
  });

  test("refuses the whole push with the policy's words beside the ref, and keeps none of its objects", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    const sha = await commitIn(folder, "b");
    authorizePush = async () => [{ ref: "refs/heads/main", reason: "needs the `workflows`\npermission" }];
    const words = await complaint(push(folder, "main", "main:topic"));
    expect(words).toMatch(/main -> main \(needs the `workflows` permission\)/);
    expect(words).toMatch(/main -> topic \(refused together with another ref/);
    expect(await findRef(id, "refs/heads/topic")).toBeNull();
    await expect(clientGit(repositoryPath(id), ["cat-file", "-e", sha])).rejects.toThrow();
    expect(pushes).toEqual([]);
  });

  test("refuses when the policy fails", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "b");
    authorizePush = () => Promise.reject(new Error("no database"));
    expect(await complaint(push(folder, "main"))).toMatch(/could not check this push/);
    expect([pushes, failures]).toEqual([[], [new Error("no database")]]);
  });
});

describe("refusing", () => {
  const get = (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init);

  test("asks for a password, and shows the policy's words", async () => {
    const answer = await get("/acme/hidden.git/info/refs?service=git-upload-pack");
    expect([answer.status, await answer.text()]).toEqual([401, "Sign in first.\n"]);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Mortise", charset="UTF-8"');
  });

  test("answers a repository that may not be read as one that does not exist", async () => {
    const id = await scratchRepository({ a: "1" });
    mayRead = false;
    const hidden = await get(`/acme/${id}.git/info/refs?service=git-upload-pack`);
    const missing = await get("/nobody/nothing.git/info/refs?service=git-upload-pack");
    expect([hidden.status, await hidden.text()]).toEqual([missing.status, await missing.text()]);
    expect(hidden.status).toBe(404);
  });

  test("refuses a push to whoever may only read", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "b");
    mayWrite = false;
    expect(await complaint(push(folder, "main"))).toMatch(/403/);
    const direct = await get(`/acme/${id}/git-receive-pack`, { method: "POST", body: "0000" });
    expect([direct.status, await direct.text()]).toEqual([403, "You may not push to this repository.\n"]);
  });

  test.each([
    ["/acme/1.git/info/refs", 403, /smart HTTP/],
    ["/acme/1.git/HEAD", 403, /smart HTTP/],
    ["/acme/1.git/objects/info/packs", 403, /smart HTTP/],
    ["/acme/1.git/info/refs?service=git-upload-archive", 403, /not available/],
    ["/acme/1.git/info/refs?service=--upload-pack=x", 403, /not available/],
    ["/acme/1.git/config", 404, /not found/],
    ["/acme/1.git/git-upload-pack", 405, /POST/],
    ["/acme/..%2f..%2fetc/info/refs?service=git-upload-pack", 404, /not found/],
    ["/acme/%2e%2e/info/refs?service=git-upload-pack", 404, /not found/],
    ["/acme/--upload-pack=x%20y/info/refs?service=git-upload-pack", 404, /not found/],
    ["/acme/a%00b.git/info/refs?service=git-upload-pack", 404, /not found/],
    ["/acme/%E0%A4%A.git/info/refs?service=git-upload-pack", 404, /not found/],
  ])("answers %s with %i", async (path, status, words) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(words)]);
  });

  test("takes path traversal as it comes over the wire for a repository that does not exist", async () => {
    for (const path of ["/acme/../../../etc/passwd", "/../x.git/info/refs?service=git-upload-pack", "//x/y.git/HEAD"]) {
      const request = http.request(origin, { path });
      request.end();
      const [answer] = (await once(request, "response")) as [http.IncomingMessage];
      answer.resume();
      expect([403, 404]).toContain(answer.statusCode);
    }
  });

  const post = async (service: string, sent: Buffer | string, headers: Record<string, string> = {}) => {
    const id = await scratchRepository({ a: "1" });
    const type = { "content-type": `application/x-${service}-request`, ...headers };
    const body = typeof sent === "string" ? sent : new Uint8Array(sent);
    const answer = await fetch(`${address(id)}/${service}`, { method: "POST", headers: type, body });
    return [answer.status, await answer.text()];
  };

  test("refuses bodies that are not what they say", async () => {
    const receive = "git-receive-pack";
    expect(await post(receive, "x", { "content-type": "text/plain" })).toEqual([
      415,
      expect.stringMatching(/Send this/),
    ]);
    expect(await post(receive, "hello")).toEqual([400, expect.stringMatching(/packet format/)]);
    expect(await post(receive, "00ff")).toEqual([400, expect.stringMatching(/packet format/)]);
    expect(await post(receive, encodePacket("nonsense"))).toEqual([400, expect.stringMatching(/unknown form/)]);
    expect(await post(receive, "")).toEqual([400, expect.stringMatching(/ended before/)]);
    const gzip = { "content-encoding": "gzip" };
    expect(await post(receive, "not gzip", gzip)).toEqual([400, expect.stringMatching(/Content-Encoding/)]);
    expect(await post(receive, "x", { "content-encoding": "br" })).toEqual([400, expect.stringMatching(/Content-Enc/)]);
    const silent = Buffer.concat([
      encodePacket(`${"0".repeat(40)} ${"1".repeat(40)} refs/heads/x\0ofs-delta`),
      FLUSH_PACKET,
    ]);
    expect(await post(receive, silent)).toEqual([400, expect.stringMatching(/report-status/)]);
    const bytes = Buffer.from(`${"0".repeat(40)} ${"1".repeat(40)} refs/heads/\xff\0report-status`, "latin1");
    expect(await post(receive, encodePacket(bytes))).toEqual([400, expect.stringMatching(/UTF-8/)]);
    expect(failures).toEqual([]);
  });

  test("refuses a negotiation that unpacks to more than anybody needs", async () => {
    const id = await scratchRepository({ a: "1" });
    const { sha } = await getCommit(id, "main");
    const wants = [encodePacket(`want ${sha}\n`), FLUSH_PACKET];
    const haves = Buffer.alloc(40 * 1024 * 1024, encodePacket(`have ${"1".repeat(40)}\n`));
    const bomb = gzipSync(Buffer.concat([...wants, haves]));
    const answer = await post("git-upload-pack", bomb, { "content-encoding": "gzip" });
    expect(answer).toEqual([413, "The request is larger than 33554432 bytes.\n"]);
  });

  test("answers git's trial of its credentials before a large push", async () => {
    expect(await post("git-receive-pack", "0000")).toEqual([200, ""]);
  });

  test("says 404 and tells the operator when a repository's files are gone", async () => {
    const answer = await get("/acme/99999.git/info/refs?service=git-upload-pack");
    expect(answer.status).toBe(404);
    expect(failures).toHaveLength(1);
  });
});
