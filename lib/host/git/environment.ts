import os from "node:os";
import { HOST_WRITTEN_REFS } from "./rules.ts";

/** Pushed objects are checked strictly except for these: old and harmless mistakes that public histories are full of. */
const TOLERATED_IN_PUSHED_OBJECTS = ["badTimezone", "missingSpaceBeforeDate", "zeroPaddedFilemode"];

/** Bounds the memory of git's own processes: larger files are stored without a search for deltas. */
const BIG_FILE_THRESHOLD = "32m";

export type GitSetting = readonly [key: string, value: string];

const SETTINGS: readonly GitSetting[] = [
  // The directories belong to the product, whichever user of the machine owns the files.
  ["safe.directory", "*"],
  // An answer is given after the commit is on disk, as with the database.
  ["core.fsync", "committed"],
  ["core.fsyncMethod", "batch"],
  ["core.hooksPath", os.devNull],
  ["core.bigFileThreshold", BIG_FILE_THRESHOLD],
  // Cleaning up in the background would outlive the request that caused it; `maintainRepository` does it on purpose.
  ["gc.auto", "0"],
  ["receive.autogc", "false"],
  ["receive.fsckObjects", "true"],
  ...TOLERATED_IN_PUSHED_OBJECTS.map((name) => [`receive.fsck.${name}`, "ignore"] as const),
  ["receive.hideRefs", HOST_WRITTEN_REFS],
  ["uploadpack.allowFilter", "true"],
  ["uploadpack.allowAnySHA1InWant", "true"],
];

/** The whole environment of every git process: nothing of the machine's or the user's git configuration reaches it,
 *  and refs/replace, which anybody who may push can write, does not change what is read. Later settings win. */
export function gitEnvironment(
  extra: Readonly<Record<string, string>> = {},
  extraSettings: readonly GitSetting[] = [],
): NodeJS.ProcessEnv {
  const settings = [...SETTINGS, ...extraSettings];
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    LC_ALL: "C",
    TZ: "UTC",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_COMMITTER_NAME: "Mortise",
    GIT_COMMITTER_EMAIL: "git@localhost",
    GIT_CONFIG_COUNT: String(settings.length),
    ...extra,
  };
  for (const [index, [key, value]] of settings.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}
