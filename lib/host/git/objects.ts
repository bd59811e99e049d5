import { createByteReader } from "./byte-reader.ts";
import type { GitProcess } from "./git-process.ts";
import { failureOf, withGit } from "./run-git.ts";

const LONGEST_HEADER_BYTES = 16 * 1024;

type ObjectType = "commit" | "tree" | "blob" | "tag";
/** `size` in bytes. */
export type ObjectInfo = { sha: string; type: ObjectType; size: number };
/** `content` holds at most the number of bytes asked for; `truncated` says that there are more. */
type ObjectContent = ObjectInfo & { content: Buffer; truncated: boolean };

/** Asks what names mean, one after the other. A name is an object name or a full ref, both checked before, possibly
 *  followed by git's `^{type}` or `:path`; never anything from outside as it stands. */
export type InfoReader = (name: string) => Promise<ObjectInfo | null>;
export type ContentReader = (name: string, maxBytes: number) => Promise<ObjectContent | null>;

/** One git process for all questions asked in `use`, which must not start other git commands (see `withGit`). */
export function withObjectInfo<T>(repositoryId: number, use: (find: InfoReader) => Promise<T>): Promise<T> {
  return withGit(repositoryId, { args: ["cat-file", "--batch-check"] }, async (git) => {
    const reader = createByteReader(git.stdout);
    return use(async (name) => {
      ask(git.stdin, name);
      return parseHeader((await reader.line(LONGEST_HEADER_BYTES)) ?? (await endedEarly(repositoryId, git)));
    });
  });
}

/** Like `withObjectInfo`, with the contents of the objects. */
export function withObjects<T>(repositoryId: number, use: (read: ContentReader) => Promise<T>): Promise<T> {
  return withGit(repositoryId, { args: ["cat-file", "--batch"] }, async (git) => {
    const reader = createByteReader(git.stdout);
    let unread = 0;
    return use(async (name, maxBytes) => {
      ask(git.stdin, name);
      await reader.skip(unread);
      unread = 0;
      const info = parseHeader((await reader.line(LONGEST_HEADER_BYTES)) ?? (await endedEarly(repositoryId, git)));
      if (!info) return null;
      const wanted = Math.min(info.size, maxBytes);
      const content = (await reader.take(wanted)) ?? (await endedEarly(repositoryId, git));
      unread = info.size - wanted + 1;
      return { ...info, content, truncated: info.size > wanted };
    });
  });
}

function ask(stdin: NodeJS.WritableStream, name: string): void {
  if (name.includes("\n")) throw new RangeError("a name with a line feed cannot be asked for");
  stdin.write(`${name}\n`);
}

/** `<sha> <type> <size>`, or the name again with "missing" or "ambiguous". */
function parseHeader(line: string): ObjectInfo | null {
  const match = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/.exec(line);
  if (!match?.[1]) return null;
  return { sha: match[1], type: match[2] as ObjectType, size: Number(match[3]) };
}

async function endedEarly(repositoryId: number, git: GitProcess): Promise<never> {
  throw failureOf({ repositoryId, command: "cat-file", exit: await git.ended });
}
