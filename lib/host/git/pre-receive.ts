import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { Duplex } from "node:stream";
import { createByteReader } from "./byte-reader.ts";
import type { IncomingObjects } from "./changed-paths.ts";
import { parseUpdate } from "./push-commands.ts";
import type { RefUpdate } from "./refs.ts";
import { repositoriesDirectory, repositoryPath } from "./repository-path.ts";

const MAX_LINE_BYTES = 64 * 1024;

/** Git calls this when the objects of a push have arrived and no ref has moved. It hands the updates and the place of
 *  the objects to the process that started git, over the pipe that `startGit` opened as file descriptor 3, and does
 *  what that answers; no answer is a refusal. */
const HOOK = `#!/bin/sh
{ printf '%s\\n' "$GIT_QUARANTINE_PATH" && cat && echo; } >&3 || exit 1
IFS= read -r answer <&3 && [ "$answer" = accept ]
`;

/** The folder for core.hooksPath with the hook in it. @throws when the hook cannot be run: git would pass over it, and
 *  every push would be allowed. */
export async function hooksDirectory(): Promise<string> {
  const directory = path.join(repositoriesDirectory(), "hooks");
  const hook = path.join(directory, "pre-receive");
  if ((await fs.readFile(hook, "utf8").catch(() => null)) !== HOOK) {
    await fs.mkdir(directory, { recursive: true });
    const draft = `${hook}-${randomUUID()}`;
    await fs.writeFile(draft, HOOK, { mode: 0o755 });
    await fs.rename(draft, hook);
  }
  await fs.access(hook, fs.constants.X_OK);
  return directory;
}

/** Answers the hook's question by `decide`, true to accept, and returns when git has let go of the pipe; without asking
 *  when git ends before its hook ran. An error of `decide` refuses. */
export async function answerPreReceive(
  channel: Duplex,
  decide: (push: { updates: RefUpdate[]; quarantine: string }) => Promise<boolean>,
): Promise<void> {
  const reader = createByteReader(channel);
  const quarantine = await reader.line(MAX_LINE_BYTES);
  if (quarantine === null) return;
  const updates: RefUpdate[] = [];
  for (let line = await reader.line(MAX_LINE_BYTES); line; line = await reader.line(MAX_LINE_BYTES)) {
    updates.push(parseUpdate(line));
  }
  let accepted = false;
  try {
    accepted = await decide({ updates, quarantine });
  } finally {
    channel.write(accepted ? "accept\n" : "refuse\n");
  }
  // The question is answered: how the pipe closes changes nothing about the push.
  await reader.discardRest().catch(() => {});
}

/** Lets git see the objects of a push that is not accepted yet. */
export function incomingObjects(repositoryId: number, quarantine: string): IncomingObjects {
  const objects = path.join(repositoryPath(repositoryId), "objects");
  // A list with colons between its entries, unless an entry is in quotes.
  const quoted = `"${objects.replace(/["\\]/g, "\\$&")}"`;
  return { GIT_OBJECT_DIRECTORY: quarantine, GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted };
}
