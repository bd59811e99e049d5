import fs from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { failureOf, runGit, withGit } from "./run-git.ts";
import { failure, scratchFolder, scratchRepository } from "./scratch.ts";
import { createSlots } from "./slots.ts";

afterEach(() => vi.unstubAllEnvs());

describe("runGit", () => {
  test("reads nobody's configuration but the repository's and ours", async () => {
    const id = await scratchRepository({ a: "1" });
    const home = scratchFolder();
    fs.writeFileSync(`${home}/.gitconfig`, "[user]\n\tname = Somebody\n[core]\n\tfsmonitor = touch /tmp/x\n");
    vi.stubEnv("HOME", home);
    vi.stubEnv("XDG_CONFIG_HOME", home);
    vi.stubEnv("GIT_DIR", "/nowhere");
    vi.stubEnv("GIT_OBJECT_DIRECTORY", "/nowhere");
    vi.stubEnv("GIT_CONFIG_PARAMETERS", "'user.name=Somebody'");
    const { stdout } = await runGit(id, { args: ["config", "--list", "--show-scope"] });
    const lines = stdout.toString().trim().split("\n");
    expect(new Set(lines.map((line) => line.split("\t")[0]))).toEqual(new Set(["local", "command"]));
    expect(stdout.toString()).not.toMatch(/Somebody|fsmonitor/);
  });

  test("ends what takes too long", async () => {
    const id = await scratchRepository({ a: "1" });
    const waits = withGit(id, { args: ["cat-file", "--batch"], timeoutMs: 50 }, async (git) => {
      throw failureOf({
        repositoryId: id,
        command: "cat-file",
        exit: await git.ended,
      });
    });
    expect(await failure(waits)).toEqual({ kind: "timeout", timeoutMs: 50 });
  });

  test("ends what writes too much, or cuts it where the caller can use a part", async () => {
    const id = await scratchRepository({ a: "x".repeat(500_000) });
    const args = ["cat-file", "blob", "main:a"];
    const refusal = await failure(runGit(id, { args, maxOutputBytes: 1000 }));
    expect(refusal).toEqual({ kind: "too-large", limitBytes: 1000 });
    const { stdout, cut } = await runGit(id, { args, maxOutputBytes: 1000, overflow: "cut" });
    expect([stdout.length, cut]).toEqual([1000, true]);
  });

  test("says what git said when it fails, and when there is no git", async () => {
    const id = await scratchRepository({ a: "1" });
    const refusal = await failure(runGit(id, { args: ["cat-file", "blob", "main:nope"] }));
    expect(refusal).toMatchObject({ kind: "failed", command: "cat-file", exitCode: 128 });
    vi.stubEnv("PATH", "/nowhere");
    expect(await failure(runGit(id, { args: ["version"] }))).toMatchObject({ kind: "unavailable" });
    const asks = withGit(id, { args: ["cat-file", "--batch"] }, (git) => git.ended);
    expect(await failure(asks)).toMatchObject({ kind: "unavailable" });
  });
});

test("slots let only so many run at once, in order, and free the place of one that failed", async () => {
  const slots = createSlots(2);
  const finish: (() => void)[] = [];
  const started: number[] = [];
  const runs = [0, 1, 2, 3].map((n) =>
    slots.run(async () => {
      started.push(n);
      await new Promise<void>((resolve) => finish.push(resolve));
      if (n === 0) throw new Error("failed");
    }),
  );
  const settled = Promise.allSettled(runs);
  expect(started).toEqual([0, 1]);
  finish[0]?.();
  await expect(runs[0]).rejects.toThrow("failed");
  await expect.poll(() => started).toEqual([0, 1, 2]);
  for (const next of [1, 2]) finish[next]?.();
  await expect.poll(() => started).toEqual([0, 1, 2, 3]);
  finish[3]?.();
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
});
