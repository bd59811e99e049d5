/** emulate 0.12.2, the peer: a GitHub in memory that delivers each webhook once, while it answers. */
import { execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Peer } from "./drive.ts";

const VERSION = "0.12.2";
const PORT = 4802;
const TOKEN = "tok_octocat";

/** Runs in the folder where it was installed. */
const SERVE = `
const { createEmulator } = await import("emulate");
const { privateKey, hookUrl, port } = JSON.parse(process.env.SETUP);
const permissions = { issues: "write", metadata: "read" };
const installation = { installation_id: 100, account: "octocat", repository_selection: "all", permissions, events: ["issues"] };
await createEmulator({ service: "github", port, seed: {
  tokens: { ${TOKEN}: { login: "octocat", scopes: ["repo", "admin:repo_hook"] } },
  github: {
    users: [{ login: "octocat", email: "octocat@example.test" }],
    repos: [{ owner: "octocat", name: "hello", auto_init: true }],
    apps: [{ app_id: 1, slug: "ci-bot", name: "CI Bot", private_key: privateKey, permissions, events: ["issues"],
      webhook_url: hookUrl, webhook_secret: "s3cret", installations: [installation] }],
  } } });
console.log("ready");
`;

/** Installs it into a folder by npm and starts it, its limit of requests lifted. */
export async function startEmulate(folder: string, hookUrl: string): Promise<{ peer: Peer; stop: () => void }> {
  fs.writeFileSync(path.join(folder, "package.json"), "{}");
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", `emulate@${VERSION}`], { cwd: folder });
  const dist = path.join(folder, "node_modules/emulate/dist");
  for (const name of fs.readdirSync(dist).filter((file) => file.endsWith(".js"))) {
    const file = path.join(dist, name);
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replaceAll("{ remaining: 5e3,", "{ remaining: 1e12,"));
  }
  fs.writeFileSync(path.join(folder, "serve.mjs"), SERVE);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const setup = { privateKey: privateKey.export({ type: "pkcs1", format: "pem" }), hookUrl, port: PORT };
  const child = spawn(process.execPath, ["serve.mjs"], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: "production", SETUP: JSON.stringify(setup) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (said) => String(said).includes("ready") && resolve());
    child.once("exit", (code) => reject(new Error(`emulate ended with ${code}`)));
  });
  const peer = { api: `http://127.0.0.1:${PORT}`, token: TOKEN, repository: "octocat/hello" };
  return { peer, stop: () => void child.kill("SIGKILL") };
}
