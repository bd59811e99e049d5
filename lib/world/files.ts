import { importCommit } from "@/lib/host/git/fast-import.ts";
import { deleteRepository, initRepository } from "@/lib/host/git/init-repository.ts";
import { moveRef } from "@/lib/host/git/refs.ts";
import { clock } from "@/lib/platform/clock.ts";
import { defaultEmail } from "./check-unique.ts";
import { ownerOf, sameName } from "./names.ts";
import type { World, WorldRepository } from "./schema.ts";

/** What a repository starts with; a README unless the world says otherwise. */
export function filesOf({ name, description, files }: WorldRepository): NonNullable<WorldRepository["files"]> {
  return files ?? { "README.md": `# ${name.split("/")[1]}\n${description ? `\n${description}\n` : ""}` };
}

type Committer = { login: string; name: string; email: string };

/** The owner, or for an organization its first administrator, or whoever comes first in the file. */
export function committerOf({ name }: WorldRepository, { users, organizations }: World): Committer {
  const owner = ownerOf(name);
  const organization = organizations.find(({ login }) => sameName(login, owner));
  const admin = Object.entries(organization?.members ?? {}).find(([, role]) => role === "admin")?.[0];
  const user = users.find(({ login }) => sameName(login, admin ?? owner)) ?? users[0];
  if (!user) return { login: owner, name: owner, email: defaultEmail(owner) };
  return {
    login: user.login,
    // A commit's header has one line for the name, with the address in angle brackets behind it.
    name: user.name?.replace(/[<>\s]+/g, " ").trim() || user.login,
    email: user.email ?? defaultEmail(user.login),
  };
}

type FilesBeingWritten = {
  /** Resolves when all are there. @throws what git says about the first that fails */
  done: () => Promise<void>;
  /** Takes away whatever was written, or still is being. */
  undo: () => Promise<void>;
};

/** Starts to write the files of repositories, several at once, as git takes longer than all the rows together. */
export function startWritingFiles(repositories: readonly { id: number; repository: WorldRepository }[], world: World) {
  const writing = repositories.map(({ id, repository }) => writeFiles(id, repository, world));
  const settled = Promise.allSettled(writing);
  return {
    done: async () => void (await Promise.all(writing)),
    undo: async () => {
      await settled;
      // What cannot be deleted is in nobody's way, and must not hide why the load failed.
      await Promise.allSettled(repositories.map(({ id }) => deleteRepository(id)));
    },
  } satisfies FilesBeingWritten;
}

const FILE_MODE = "100644";

/** The least that git has to be started for: what a commit on any branch asks first is known of an empty repository,
 *  and the paths are checked. */
async function writeFiles(id: number, repository: WorldRepository, world: World): Promise<void> {
  const { default_branch: branch } = repository;
  const files = Object.entries(filesOf(repository));
  await initRepository(id, { defaultBranch: branch });
  if (files.length === 0) return;
  const { name, email } = committerOf(repository, world);
  const person = { name, email, date: clock.now() };
  const after = await importCommit(id, {
    parent: null,
    message: "Initial commit\n",
    author: person,
    committer: person,
    files: files.map(([path, file]) => ({
      path,
      mode: FILE_MODE,
      content: typeof file === "string" ? Buffer.from(file) : Buffer.from(file.base64, "base64"),
    })),
  });
  await moveRef(id, { ref: `refs/heads/${branch}`, before: null, after });
}
