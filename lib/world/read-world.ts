import fs from "node:fs";
import { parseDocument } from "yaml";
import { problemsOf, WorldProblems } from "./problems.ts";
import { keysAt, type World, worldSchema } from "./schema.ts";

/** A world file's text checked for form: types, unknown keys, required keys.
 *  @throws {WorldProblems} with every mistake */
export function parseWorld(text: string): World {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0)
    throw new WorldProblems(document.errors.map(({ message }) => `the world file: ${message}`));
  return checkWorld(document.toJS() ?? {});
}

/** The same for a world given as data. */
export function checkWorld(value: unknown): World {
  const parsed = worldSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new WorldProblems(problemsOf(parsed.error, keysAt));
  return parsed.data;
}

/** @throws {WorldProblems} when the file cannot be read */
export function readWorldFile(file: string): World {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new WorldProblems([`WORLD: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`]);
  }
  return parseWorld(text);
}
