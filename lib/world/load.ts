import path from "node:path";
import { hashPassword } from "@/lib/accounts/password.ts";
import { deleteRepository } from "@/lib/host/git/init-repository.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { forgetFixedTokens } from "@/lib/tokens/queries.ts";
import { checkReferences } from "./check-references.ts";
import { demoWorld } from "./demo.ts";
import { fixedCredentials } from "./fixed-credentials.ts";
import { insertAccounts } from "./insert-accounts.ts";
import { insertIntegrations } from "./insert-integrations.ts";
import { insertRepositories } from "./insert-repositories.ts";
import { WorldProblems } from "./problems.ts";
import { checkWorld, readWorldFile } from "./read-world.ts";
import type { World, WorldInput } from "./schema.ts";

export type SignIn = { login: string; password: string };
type Mode = "local" | "test" | "production";

/** A world of hundreds of repositories takes a while to write; the usual limit is for requests. */
const LOAD_LIMIT_MS = 300_000;

/**
 * Fills an empty database with what `WORLD` names, in one transaction; a database that knows anybody is left as it is.
 * Returns who can sign in with a password that is no secret.
 * @throws {WorldProblems} with every mistake in the file, before anything is written.
 */
export async function loadWorldIfEmpty({
  world: setting,
  mode,
}: {
  world: "demo" | "none" | { path: string };
  mode: Mode;
}): Promise<{ loaded: boolean; signIn: SignIn[] }> {
  if (setting === "none") return { loaded: false, signIn: [] };
  const world = setting === "demo" ? checkWorld(demoWorld) : readWorldFile(setting.path);
  const signIn =
    setting === "demo" ? world.users.map((user) => ({ login: user.login, password: passwordOf(user) })) : [];
  if ((await db.account.count()) > 0) return { loaded: false, signIn };
  await loadWorld(world, { directory: setting === "demo" ? "." : path.dirname(setting.path), mode });
  return { loaded: true, signIn };
}

/** A world given as data, for tests. @throws {WorldProblems} */
export async function loadWorldData(value: WorldInput, directory = "."): Promise<void> {
  await loadWorld(checkWorld(value), { directory, mode: "test" });
}

/** The login followed by "-password", unless the file says otherwise. */
const passwordOf = ({ login, password }: World["users"][number]): string => password ?? `${login}-password`;

async function loadWorld(world: World, { directory, mode }: { directory: string; mode: Mode }): Promise<void> {
  const problems = mode === "production" ? fixedCredentials(world) : [];
  const prepared = checkReferences(world, directory, problems);
  if (problems.length > 0) throw new WorldProblems(problems);
  const passwordHashes = await Promise.all(world.users.map((user) => hashPassword(passwordOf(user))));
  const directories: number[] = [];
  try {
    await transaction(
      async (tx) => {
        const accounts = await insertAccounts(tx, world, passwordHashes);
        const repositories = await insertRepositories(tx, {
          world,
          accounts,
          onDirectory: (id) => directories.push(id),
        });
        await insertIntegrations(tx, { world, prepared, accounts, repositories });
      },
      { limitMs: LOAD_LIMIT_MS },
    );
  } catch (error) {
    await Promise.all(directories.map(deleteRepository));
    throw error;
  }
  forgetFixedTokens();
}
