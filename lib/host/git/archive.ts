import { shared } from "@/lib/platform/shared.ts";
import { type GitProcess, startGit } from "./git-process.ts";
import { IDLE_LIMIT_MS, TRANSFER_LIMIT_MS } from "./http-answer.ts";
import { repositoryPath } from "./repository-path.ts";
import { failureOf } from "./run-git.ts";
import { createSlots } from "./slots.ts";

/** Archives made at once; the others wait in order. */
const ARCHIVES_AT_ONCE = 16;

const slots = shared("git-archives", () => createSlots(ARCHIVES_AT_ONCE));

export type ArchiveFormat = "tar.gz" | "zip";
type Asked = { sha: string; format: ArchiveFormat; prefix: string };

/**
 * All files of a commit as one archive, made while it is read; `prefix` is the directory that they are in, with a slash
 * at its end. Git ends with the reader: when it cancels, and when it takes nothing for two minutes.
 * @throws GitError `failed`, `not-found` when git says so before its first bytes; after them the stream fails
 */
export async function openArchive(repositoryId: number, asked: Asked): Promise<ReadableStream<Uint8Array>> {
  const git = await startArchive(repositoryId, asked);
  const chunks = readArchive(git, repositoryId);
  const first = await chunks.next();
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (!first.done) controller.enqueue(first.value);
    },
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => git.dispose(),
  });
}

/** The place among those at once is held until git has ended. */
function startArchive(repositoryId: number, { sha, format, prefix }: Asked): Promise<GitProcess> {
  const env = { GIT_DIR: repositoryPath(repositoryId) };
  const args = ["archive", `--format=${format}`, `--prefix=${prefix}`, sha];
  return new Promise((resolve, reject) => {
    const held = slots.run(async () => {
      const git = startGit({ args, env, timeoutMs: TRANSFER_LIMIT_MS });
      git.stdin.end();
      resolve(git);
      // Whoever reads hears of a failure.
      await git.ended.catch(() => {});
    });
    held.catch(reject);
  });
}

async function* readArchive(git: GitProcess, repositoryId: number): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
      const idle = setTimeout(() => void git.dispose(), IDLE_LIMIT_MS).unref();
      yield new Uint8Array(chunk);
      clearTimeout(idle);
    }
    const exit = await git.ended;
    if (exit.code !== 0) throw failureOf({ repositoryId, command: "archive", exit });
  } finally {
    await git.dispose();
  }
}
