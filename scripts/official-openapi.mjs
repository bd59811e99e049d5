// The official OpenAPI description, which the tests hold every answer to. The package is 385 MB unpacked, so only the
// one file is taken out of it, once, into the cache beside the dependencies.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const PACKAGE = "@octokit/openapi@23.0.2";
const MEMBER = "package/generated/api.github.com.json";
const FILE = path.join("node_modules", ".cache", "mortise", "official-openapi-23.0.2.json");

/** Path of the description, fetched from the package registry when it is not there yet. */
export function officialOpenApi() {
  if (fs.existsSync(FILE)) return FILE;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-openapi-"));
  try {
    run("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder]);
    const [archive] = fs.readdirSync(folder);
    run("tar", ["-xzf", path.join(folder, archive ?? ""), "-C", folder, MEMBER]);
    fs.mkdirSync(path.dirname(FILE), { recursive: true });
    fs.renameSync(move(path.join(folder, MEMBER)), FILE);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return FILE;
}

/** Beside its final place first: the temporary folder may be on another disk, and half a file must never be found. */
function move(from) {
  const beside = `${FILE}.${process.pid}`;
  fs.copyFileSync(from, beside);
  return beside;
}

function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${error?.message ?? stderr}`);
}
