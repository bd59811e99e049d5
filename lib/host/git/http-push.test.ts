import { randomBytes } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import type { Socket } from "node:net";
import v8 from "node:v8";
import vm from "node:vm";
import { describe, expect, test } from "vitest";
import { encodePacket, FLUSH_PACKET } from "./packet-line.ts";
import { getCommit } from "./read-commits.ts";
import { findRef } from "./refs.ts";
import { repositoryPath } from "./repository-path.ts";
import { clientGit, commitAs, scratchRepository } from "./scratch.ts";
import { address, clone, commitIn, complaint, host, push, serveScratchRepositories } from "./scratch-server.ts";
import { listTree } from "./tree.ts";

/** Of a push of thirty megabytes. */
const LOOK_EVERY_BYTES = 3_000_000;

const server = serveScratchRepositories();

describe("pushing", () => {
  test("creates the first branch of an empty repository and records it", async () => {
    const id = await scratchRepository();
    const folder = await clone(id);
    const sha = await commitIn(folder, "a");
    await push(folder, "main");
    expect(host.pushes).toEqual([
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
    expect(host.pushes.map(({ updates }) => new Set(updates))).toEqual([
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
      host.onPush = () => {
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
    host.onPush = () => Promise.reject(new Error("no database"));
    expect(await complaint(push(folder, "main"))).toMatch(/could not record it/);
    expect(host.failures).toEqual([new Error("no database")]);
  });

  test("refuses to lose commits without force, on a stale view", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitAs(id, { files: { a: "2" } });
    await commitIn(folder, "b");
    expect(await complaint(push(folder, "main"))).toMatch(/rejected/);
    const lease = push(folder, "--force-with-lease=main", "main");
    expect(await complaint(lease)).toMatch(/stale info/);
    expect(host.pushes).toEqual([]);
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
    expect(host.pushes.map(({ updates }) => updates)).toEqual([[update]]);
  });

  test("takes pushes of two branches at once", async () => {
    const id = await scratchRepository({ a: "1" });
    const folders = [await clone(id), await clone(id)];
    const shas = await Promise.all(folders.map((folder, n) => commitIn(folder, `file-${n}`)));
    await Promise.all(folders.map((folder, n) => push(folder, `main:topic-${n}`)));
    const updates = new Set(host.pushes.flatMap((one) => one.updates));
    const expected = shas.map((after, n) => ({ ref: `refs/heads/topic-${n}`, before: null, after }));
    expect(updates).toEqual(new Set(expected));
  });

  test("keeps out of the refs that only the host writes, while they can be fetched", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    const sha = await commitIn(folder, "b");
    expect(await complaint(push(folder, "main:refs/pull/1/head"))).toMatch(/deny updating a hidden ref/);
    expect(host.pushes).toEqual([]);
    await clientGit(repositoryPath(id), ["update-ref", "refs/pull/2/head", "refs/heads/main"]);
    await clientGit(folder, ["fetch", "-q", "origin", "refs/pull/2/head"]);
    expect(await findRef(id, "refs/pull/1/head")).toBeNull();
    expect(sha).toMatch(/^[0-9a-f]{40}$/);
  });

  test("keeps the branch that clones check out", async () => {
    const id = await scratchRepository({ a: "1" });
    expect(await complaint(push(await clone(id), ":main"))).toMatch(/deletion of the current branch prohibited/);
    expect(host.pushes).toEqual([]);
  });

  test("refuses more than the repository's limit, in words, with nothing moved", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "large", randomBytes(3_000_000));
    host.maxPackBytes = 1_000_000;
    expect(await complaint(push(folder, "main"))).toMatch(/exceeds maximum allowed size/);
    expect(host.pushes).toEqual([]);
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
    expect([host.pushes, host.failures]).toEqual([[], []]);
  });
});

describe("authorizing what a push contains", () => {
  test("shows the policy the new paths while no ref has moved, and lets the push through", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    fs.mkdirSync(`${folder}/.github/workflows`, { recursive: true });
    const after = await commitIn(folder, ".github/workflows/ci.yml");
    const seen: unknown[] = [];
    host.authorizePush = async ({ updates, changedPaths, repositoryId }) => {
      for (const update of updates) seen.push(update.ref, await changedPaths(update));
      expect(await findRef(repositoryId, "refs/heads/topic")).toBeNull();
      return [];
    };
    await push(folder, "main:topic");
    expect(seen).toEqual(["refs/heads/topic", [".github/workflows/ci.yml"]]);
    expect(host.pushes[0]?.updates).toEqual([{ ref: "refs/heads/topic", before: null, after }]);
  });

  test("refuses the whole push with the policy's words beside the ref, and keeps none of its objects", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    const sha = await commitIn(folder, "b");
    host.authorizePush = async () => [{ ref: "refs/heads/main", reason: "needs the `workflows`\npermission" }];
    const words = await complaint(push(folder, "main", "main:topic"));
    expect(words).toMatch(/main -> main \(needs the `workflows` permission\)/);
    expect(words).toMatch(/main -> topic \(refused together with another ref/);
    expect(await findRef(id, "refs/heads/topic")).toBeNull();
    await expect(clientGit(repositoryPath(id), ["cat-file", "-e", sha])).rejects.toThrow();
    expect(host.pushes).toEqual([]);
  });

  test("refuses when the policy fails", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "b");
    host.authorizePush = () => Promise.reject(new Error("no database"));
    expect(await complaint(push(folder, "main"))).toMatch(/could not check this push/);
    expect([host.pushes, host.failures]).toEqual([[], [new Error("no database")]]);
  });
});
