// What a checkout needs before it can run: dependencies, the database client, the build. Each is done again only when
// what it is made from has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const startedAt = performance.now();

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.NEXT_TELEMETRY_DISABLED = "1";

/** The executable of an installed package. */
export const bin = (name) => path.join("node_modules", ".bin", name);

/** Says what is being done, with the seconds since the command was given. */
export function say(what) {
  console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1)} s] ${what}`);
}

export function install() {
  requireGit();
  step({
    what: "installing dependencies",
    stamp: "node_modules/.mortise-stamp",
    inputs: ["package-lock.json"],
    outputs: [],
    isDone: installedMatchesLock,
    commands: [["npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], { NODE_ENV: "" }]],
  });
}

export function generate() {
  step({
    what: "generating the database client",
    stamp: "generated/.stamp",
    inputs: ["prisma/schema.prisma", "prisma/models", "prisma.config.ts", "package-lock.json"],
    outputs: ["generated/prisma/client.ts"],
    commands: [[bin("prisma"), ["generate"]]],
  });
}

const SERVER_BUNDLE = [
  "server=server.ts",
  "deliveries-thread=server/deliveries-thread.ts",
  "--bundle",
  "--platform=node",
  "--format=esm",
  "--packages=external",
  "--alias:@=.", // or a module that is missing would be taken for a package
  "--splitting",
  "--outdir=dist",
  "--target=node20",
  "--sourcemap",
  "--log-level=warning",
];

export function build() {
  step({
    what: "building",
    stamp: ".next/.mortise-stamp",
    inputs: [
      "app",
      "components",
      "lib",
      "server",
      "server.ts",
      "generated/prisma",
      "tsconfig.json",
      "next.config.js",
      "postcss.config.mjs",
      "package-lock.json",
    ],
    outputs: [".next/BUILD_ID", "dist/server.js", "dist/deliveries-thread.js"],
    commands: [
      [process.execPath, ["-e", 'fs.rmSync("dist", { recursive: true, force: true })']],
      [bin("esbuild"), SERVER_BUNDLE],
      [bin("next"), ["build"], { NODE_ENV: "production" }],
    ],
  });
}

function requireGit() {
  if (spawnSync("git", ["--version"]).status === 0) return;
  console.error("Mortise needs git, which is not on the PATH: https://git-scm.com");
  process.exit(1);
}

/** @param {{ what: string, stamp: string, inputs: string[], outputs: string[], isDone?: () => boolean, commands: [string, string[], Record<string, string>?][] }} step */
function step({ what, stamp, inputs, outputs, isDone, commands }) {
  const want = hash(inputs);
  const made = outputs.every((output) => fs.existsSync(output));
  if (made && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === want) return;
  if (!isDone?.()) {
    say(what);
    fs.rmSync(stamp, { force: true }); // killed half-way, the step is done again
    for (const command of commands) runOrExit(what, command);
  }
  fs.writeFileSync(stamp, want);
}

function runOrExit(what, [command, args, env]) {
  const { status, error } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error(`${what} failed: ${command} ${args.join(" ")}${error ? `: ${error.message}` : ""}`);
  process.exit(1);
}

/** Of names and contents. Tests are not part of what is built. */
function hash(inputs) {
  const sum = createHash("sha256").update(`${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}`);
  const visit = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat || file === path.join("lib", "testing") || /\.test\.tsx?$/.test(file)) return;
    if (stat.isDirectory()) for (const name of fs.readdirSync(file).sort()) visit(path.join(file, name));
    else sum.update(file).update("\0").update(fs.readFileSync(file));
  };
  for (const input of inputs) visit(input);
  return sum.digest("hex");
}

/** Whether `npm install` was run by hand: npm's own record lists what lies in node_modules. */
function installedMatchesLock() {
  const record = readJson("node_modules/.package-lock.json")?.packages;
  const lock = readJson("package-lock.json")?.packages;
  if (!record || !lock) return false;
  return Object.entries(lock).every(
    ([where, { version, optional }]) =>
      where === "" || record[where]?.version === version || (optional && !record[where]),
  );
}

function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}
