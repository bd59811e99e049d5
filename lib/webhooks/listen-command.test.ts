import { spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "listen-command-"));
const key = path.join(folder, "app.pem");

beforeAll(() => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  fs.writeFileSync(key, privateKey.export({ type: "pkcs1", format: "pem" }));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const run = (...args: string[]) => spawnSync(process.execPath, ["bin/mortise.mjs", ...args], { encoding: "utf8" });

describe("mortise listen", () => {
  it("tells how it is used when asked", () => {
    const { status, stdout } = run("--help");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^Use: mortise listen --app /) });
  });

  it("refuses a --to without http://", () => {
    const { status, stderr } = run("listen", "--app", "1", "--key", key, "--to", "localhost:9876");
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("localhost:9876 is no http://") });
  });

  it("refuses a file that is no private key", () => {
    const file = path.join(folder, "notes.txt");
    fs.writeFileSync(file, "no key");
    const { status, stderr } = run("listen", "--app", "1", "--key", file, "--to", "http://localhost:9876");
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("is not a private key in PEM") });
  });

  it("says that the server cannot be reached, and goes on trying", async () => {
    const placeholder = http.createServer().listen(0, "127.0.0.1");
    await once(placeholder, "listening");
    const address = `http://127.0.0.1:${(placeholder.address() as AddressInfo).port}`;
    placeholder.close();
    const args = ["listen", "--app", "1", "--key", key, "--to", "http://127.0.0.1:1/", "--server", address];
    const program = spawn(process.execPath, ["bin/mortise.mjs", ...args], { stdio: ["ignore", "ignore", "pipe"] });
    const ended = once(program, "exit");
    try {
      const [said] = await once(program.stderr, "data");
      expect(String(said)).toContain(`${address} cannot be reached`);
      expect(program.exitCode).toBeNull();
    } finally {
      program.kill("SIGTERM");
      await ended;
    }
  });
});
