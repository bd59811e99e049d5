import fs from "node:fs";
import { parseYaml } from "./parse-yaml.ts";
import { WorldProblems } from "./problems.ts";

const MEGABYTE = 1024 * 1024;
const SIZE_MAX_MB = 32;

/**
 * What a world file says, not yet checked; an empty file describes an empty world.
 * @throws {WorldProblems} when it cannot be read or is no YAML
 */
export function readWorldFile(file: string): unknown {
  const bytes = readBytes(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new WorldProblems(["the world file: is not UTF-8; save it with that encoding"]);
  }
  return parseYaml(text) ?? {};
}

function readBytes(file: string): Buffer {
  try {
    const { size } = fs.statSync(file);
    if (size <= SIZE_MAX_MB * MEGABYTE) return fs.readFileSync(file);
  } catch (error) {
    throw new WorldProblems([`WORLD: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`]);
  }
  throw new WorldProblems([`WORLD: ${file} is larger than ${SIZE_MAX_MB} MB`]);
}
