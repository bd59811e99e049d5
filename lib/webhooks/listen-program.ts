import fs from "node:fs/promises";
import path from "node:path";

/** `mortise listen` as it fits this server: one file that needs Node.js and nothing else. */
export const readListenProgram = (): Promise<string> => fs.readFile(path.resolve("bin/mortise.mjs"), "utf8");
