#!/usr/bin/env node

// npm run bench -- <name>: runs bench/<name>.ts, which prints what it measured.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

const known = fs.readdirSync("bench").flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
const [name = ""] = process.argv.slice(2);
if (!known.includes(name)) {
  console.error(`npm run bench -- <${known.join(" | ")}>`);
  process.exit(1);
}
const { status } = spawnSync("npx", ["tsx", `bench/${name}.ts`], { stdio: "inherit" });
process.exit(status ?? 1);
