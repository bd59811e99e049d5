import fs from "node:fs";
import path from "node:path";

/** The content of `file`, made by `make` when there is none yet. Readable by its owner alone (mode 0600).
 *  Written beside and renamed, so that a process killed half-way never leaves an empty secret behind. */
export function readOrCreateSecretFile(file: string, make: () => string): string {
  const existing = readIfPresent(file);
  if (existing !== null) return existing;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  // Next would take a file of any name for a part of what it builds, and carry the whole project along.
  const handle = fs.openSync(/* turbopackIgnore: true */ draft, "w", 0o600);
  fs.writeSync(handle, `${make()}\n`);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(draft, file);
  return fs.readFileSync(file, "utf8").trim();
}

/** The trimmed content of a text file, or null when there is no such file. Other failures are thrown. */
export function readIfPresent(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
