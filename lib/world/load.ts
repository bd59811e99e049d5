import path from "node:path";
import { hashPassword, verifyPassword } from "@/lib/accounts/password.ts";
import { db, type Tx, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { saveSiteSetting } from "@/lib/site/settings.ts";
import { forgetFixedTokens } from "@/lib/tokens/queries.ts";
import { type CheckedWorld, checkWorld } from "./check-world.ts";
import { demoWorld } from "./demo.ts";
import { startWritingFiles } from "./files.ts";
import { insertAccounts, insertPasswords } from "./insert-accounts.ts";
import { insertIntegrations } from "./insert-integrations.ts";
import { insertIssues } from "./insert-issues.ts";
import { insertRepositories } from "./insert-repositories.ts";
import { WorldProblems } from "./problems.ts";
import { readWorldFile } from "./read-world.ts";
import type { WorldInput } from "./schema.ts";

export type SignIn = { login: string; password: string };
type Mode = "local" | "test" | "production";
type Setting = "demo" | "none" | { path: string };

/** A world of hundreds of repositories takes a while to write; the usual limit is for requests. */
const LOAD_LIMIT_MS = 300_000;
/** Two processes that start on the same empty database must not both fill it. */
const LOAD_LOCK = 72_707_370;

/**
 * Fills an empty database with what `WORLD` names, in one transaction; a database that knows anybody is left as it is,
 * and a world file is not even read. Returns who can sign in with a password of the demo world.
 * @throws {WorldProblems} with every mistake in the file, before anything is written.
 */
export async function loadWorldIfEmpty({
  world: setting,
  mode,
}: {
  world: Setting;
  mode: Mode;
}): Promise<{ loaded: boolean; signIn: SignIn[] }> {
  const loaded = setting !== "none" && (await isEmpty(db)) && (await loadWorld(checked(setting, mode), isEmpty));
  return { loaded, signIn: setting === "demo" ? await demoSignIns() : [] };
}

/** A world given as data, for tests. @throws {WorldProblems} */
export async function loadWorldData(value: WorldInput, directory = "."): Promise<void> {
  await loadWorld(checkWorld(value, { directory, mode: "test" }));
}

function checked(setting: Exclude<Setting, "none">, mode: Mode): CheckedWorld {
  if (setting === "demo") return checkWorld(demoWorld, { directory: ".", mode });
  return checkWorld(readWorldFile(setting.path), { directory: path.dirname(setting.path), mode });
}

const isEmpty = async (reader: Pick<Tx, "account">): Promise<boolean> => (await reader.account.count()) === 0;

/** The login followed by "-password", unless the file says otherwise. */
const passwordOf = ({ login, password }: { login: string; password?: string | undefined }): string =>
  password ?? `${login}-password`;

/** Those of the demo world whose passwords are still the ones that everybody knows. */
async function demoSignIns(): Promise<SignIn[]> {
  const users = (demoWorld.users ?? []).map((user) => ({ login: user.login, password: passwordOf(user) }));
  const stored = await db.account.findMany({
    where: { login: { in: users.map(({ login }) => login) } },
    select: { login: true, password: { select: { hash: true } } },
  });
  const hashes = new Map(stored.map(({ login, password }) => [login, password?.hash ?? null]));
  const holds = await Promise.all(
    users.map(({ login, password }) => verifyPassword(hashes.get(login) ?? null, password)),
  );
  return users.filter((_, index) => holds[index]);
}

/** Writes all of it or nothing. Returns false when the condition fails once nobody else can load. */
async function loadWorld(
  { world, prepared }: CheckedWorld,
  condition: (tx: Tx) => Promise<boolean> = async () => true,
): Promise<boolean> {
  const hashing = Promise.all(world.users.map((user) => hashPassword(passwordOf(user))));
  let files: ReturnType<typeof startWritingFiles> | undefined;
  try {
    return await transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOAD_LOCK}::bigint)`;
        if (!(await condition(tx))) return false;
        const { feedback_url: feedback } = world.site;
        if (feedback !== undefined) await saveSiteSetting(tx, "feedback_url", feedback);
        const accounts = await insertAccounts(tx, world);
        const repositories = await insertRepositories(tx, { world, accounts });
        files = startWritingFiles(
          world.repositories.map((repository) => ({ id: repositories.of(repository.name), repository })),
          world,
        );
        await insertIssues(tx, { world, accounts, repositories });
        await insertIntegrations(tx, { world, prepared, accounts, repositories });
        await insertPasswords(tx, { world, accounts, hashes: await hashing });
        await files.done();
        return true;
      },
      { limitMs: LOAD_LIMIT_MS },
    );
  } catch (error) {
    await files?.undo();
    throw withWords(error);
  } finally {
    await hashing;
    forgetFixedTokens();
  }
}

/** What only the database sees, like names that are the same by its own rules of upper and lower case. */
function withWords(error: unknown): unknown {
  const index = violatedUniqueIndex(error);
  if (index === null) return error;
  return new WorldProblems([`the world file: something is there already, or there twice (${index})`]);
}
