#!/usr/bin/env node

// npm run pictures [-- <guide> …]: takes the pictures of docs/guides again, of these guides or of all.
import { spawnSync } from "node:child_process";
import { build, generate, install } from "./prepare.mjs";

install();
generate();
build();
const { status } = spawnSync("npx", ["tsx", "scripts/pictures/take.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
