// `npm run check`: what can be told without running anything. Two at a time, for two cores.
import "./require-node.mjs";
import { pathToFileURL } from "node:url";
import { bin, generate, install } from "./prepare.mjs";
import { run } from "./process.mjs";
import { countModules } from "./source-files.mjs";
import { summarise } from "./summary.mjs";

const BOUNDED = ["app", "components", "lib", "server", "server.ts"];

/** @returns {Promise<import("./summary.mjs").Stage[]>} */
export async function check() {
  const types = checkTypes();
  const format = await stage("format and lint", bin("biome"), ["ci", "--error-on-warnings", "."]);
  const boundaries = await checkBoundaries();
  const unused = await stage("unused code", bin("knip"), ["--cache"]);
  return [format, await types, boundaries, unused];
}

/** Next writes the types of routes and of imported styles and images. */
async function checkTypes() {
  const routes = await run(bin("next"), ["typegen"], { quiet: true });
  const checked = await stage("types", bin("tsc"), ["--noEmit"]);
  return routes.ok ? checked : { ...checked, failed: 1, passed: 0, output: routes.output + checked.output };
}

/** Reading fewer modules than there are would pass as well: that must not go unnoticed. */
async function checkBoundaries() {
  const result = await stage("import boundaries", bin("depcruise"), [
    "--no-progress",
    "--output-type",
    "err",
    ...BOUNDED,
  ]);
  const read = Number(/\((\d+) modules/.exec(result.output)?.[1] ?? 0);
  const present = countModules(BOUNDED);
  if (result.failed > 0 || read >= present) return result;
  return { ...result, passed: 0, failed: 1, output: `${result.output}only ${read} of ${present} modules were read\n` };
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
