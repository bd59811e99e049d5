// `npm run check`: what can be told without running anything. Two at a time, for two cores.
import "./require-node.mjs";
import { pathToFileURL } from "node:url";
import { bin, generate, install } from "./prepare.mjs";
import { run } from "./process.mjs";
import { countModules } from "./source-files.mjs";
import { summarise } from "./summary.mjs";

const QUIET = { quiet: true, env: { NO_COLOR: "1", FORCE_COLOR: undefined } };
/** The native compiler, which takes a fifth of the time; other tools still need the older one's interface. */
const TYPE_CHECKER = "node_modules/typescript-7/bin/tsc";
const BOUNDED = ["app", "components", "lib", "server", "server.ts"];

/** @returns {Promise<import("./summary.mjs").Stage[]>} */
export async function check() {
  const types = checkTypes();
  const format = await stage("format and lint", bin("biome"), [
    "ci",
    "--colors=off",
    "--error-on-warnings",
    "--max-diagnostics=200",
    ".",
  ]);
  const boundaries = await checkBoundaries();
  const unused = await stage("unused code", bin("knip"), ["--cache"]);
  return [format, await types, boundaries, unused];
}

/** Next writes the types of routes and of imported styles and images. */
async function checkTypes() {
  const routes = await run(bin("next"), ["typegen"], { quiet: true });
  const checked = await stage("types", TYPE_CHECKER, ["--noEmit"]);
  return routes.ok ? checked : { ...checked, failed: 1, passed: 0, output: routes.output + checked.output };
}

/** Reading fewer modules than there are would pass as well: that must not go unnoticed. */
async function checkBoundaries() {
  const { ok, output, seconds } = await run(
    bin("depcruise"),
    ["--no-progress", "--output-type", "json", ...BOUNDED],
    QUIET,
  );
  const name = "import boundaries";
  if (!ok) return { name, passed: 0, failed: 1, seconds, output };
  const { modules, summary } = JSON.parse(output);
  const lines = summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
  const read = modules.filter(({ source }) => /\.tsx?$/.test(source) && isUnder(BOUNDED, source)).length;
  const present = countModules(BOUNDED);
  if (read < present) lines.push(`only ${read} of ${present} modules were read`);
  return {
    name,
    passed: lines.length > 0 ? 0 : 1,
    failed: lines.length > 0 ? 1 : 0,
    seconds,
    output: lines.join("\n"),
  };
}

function isUnder(places, file) {
  return places.some((place) => file === place || file.startsWith(`${place}/`));
}

async function stage(name, command, args) {
  const { ok, output, seconds } = await run(command, args, {
    quiet: true,
    env: { NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds, output };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  install();
  generate();
  process.exitCode = summarise(await check());
}
