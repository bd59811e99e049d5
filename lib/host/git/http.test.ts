import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { encodePacket, FLUSH_PACKET } from "./packet-line.ts";
import { getCommit } from "./read-commits.ts";
import { clientGit, commitAs, scratchFolder, scratchRepository } from "./scratch.ts";
import { address, clone, commitIn, complaint, host, push, serveScratchRepositories } from "./scratch-server.ts";

serveScratchRepositories();

describe("fetching", () => {
  test("clones, with and without .git in the address", async () => {
    const id = await scratchRepository({ "README.md": "hello\n" });
    expect(fs.readFileSync(`${await clone(id)}/README.md`, "utf8")).toBe("hello\n");
    const folder = scratchFolder();
    await clientGit(folder, ["clone", "-q", `${host.origin}/acme/${id}`, "."]);
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

describe("refusing", () => {
  const get = (path: string, init?: RequestInit) => fetch(`${host.origin}${path}`, init);

  test("asks for a password, and shows the policy's words", async () => {
    const answer = await get("/acme/hidden.git/info/refs?service=git-upload-pack");
    expect([answer.status, await answer.text()]).toEqual([401, "Sign in first.\n"]);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Mortise", charset="UTF-8"');
  });

  test("answers a repository that may not be read as one that does not exist", async () => {
    const id = await scratchRepository({ a: "1" });
    host.mayRead = false;
    const hidden = await get(`/acme/${id}.git/info/refs?service=git-upload-pack`);
    const missing = await get("/nobody/nothing.git/info/refs?service=git-upload-pack");
    expect([hidden.status, await hidden.text()]).toEqual([missing.status, await missing.text()]);
    expect(hidden.status).toBe(404);
  });

  test("refuses a push to whoever may only read", async () => {
    const id = await scratchRepository({ a: "1" });
    const folder = await clone(id);
    await commitIn(folder, "b");
    host.mayWrite = false;
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
      const request = http.request(host.origin, { path });
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
    expect(host.failures).toEqual([]);
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
    expect(host.failures).toHaveLength(1);
  });
});
