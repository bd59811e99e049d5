/** Looks for secrets in everything that a server of the end-to-end tests wrote while they ran: what it said, every text
 *  that its database keeps, and its pages as they are shown again. */
import fs from "node:fs";
import pg from "pg";
import { PAGES } from "../../e2e/support/page-list.ts";
import { prepareCluster } from "../platform/embedded-postgres-cluster.ts";
import { SECRET_PATTERN } from "./secret-pattern.ts";
import type { ServerProcess } from "./server-process.ts";

/** Shows how a secret looks, with one that is none. */
const EXAMPLES = "/_ui";
const SHOWN = 12;

/** One line for each place that holds a secret, without the secret itself. `known` are values beside those that are
 *  recognized by their form. The server has to run. */
export async function findLeaks({
  server,
  known,
}: {
  server: Pick<ServerProcess, "url" | "dataDir" | "output">;
  known: readonly string[];
}): Promise<string[]> {
  const find = (text: string): string | null => secretIn(text, known);
  const inDatabase = await leaksInDatabase(server.dataDir, known);
  const onPages = await leaksOnPages(server.url, find);
  const said = find(server.output());
  return [...(said === null ? [] : [`the server's log: ${said}`]), ...inDatabase, ...onPages];
}

/** The beginning of the first secret in a text; null when there is none. */
function secretIn(text: string, known: readonly string[]): string | null {
  const [byForm] = SECRET_PATTERN.exec(text) ?? [];
  const found = byForm ?? known.find((secret) => text.includes(secret));
  return found === undefined ? null : `${found.slice(0, SHOWN)}…`;
}

/** Every column of every table, as text. What is sealed or hashed is bytes, which show as hexadecimal digits. */
async function leaksInDatabase(dataDir: string, known: readonly string[]): Promise<string[]> {
  const { password, sockets } = await prepareCluster(fs.realpathSync(dataDir));
  const client = new pg.Client({ host: sockets, user: "mortise", password, database: "postgres" });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    if (tables.length < 20) throw new Error("this is not the server's database");
    const leaks: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t.*::text AS row FROM ${name} t WHERE t.*::text ~ $1 OR t.*::text LIKE ANY ($2) LIMIT 3`,
        [SECRET_PATTERN.source, known.map((secret) => `%${secret}%`)],
      );
      for (const { row } of rows) leaks.push(`table ${name}: ${secretIn(row, known)} in ${row.slice(0, 60)}`);
    }
    return leaks;
  } finally {
    await client.end();
  }
}

/** Every page with a fixed address, as it is shown to somebody who comes back to it. */
async function leaksOnPages(url: string, find: (text: string) => string | null): Promise<string[]> {
  const leaks: string[] = [];
  for (const viewer of ["mona", "hubot"] as const) {
    const cookie = await signedInCookie(url, viewer);
    const addresses = PAGES.filter(({ as }) => as === viewer).flatMap(({ address }) =>
      typeof address === "string" && address !== EXAMPLES ? [address] : [],
    );
    for (const address of new Set(addresses)) {
      const response = await fetch(`${url}${address}`, { headers: { cookie }, redirect: "manual" });
      const secret = find(await response.text());
      if (secret !== null) leaks.push(`page ${address} as ${viewer}: ${secret}`);
    }
  }
  return leaks;
}

async function signedInCookie(url: string, login: string): Promise<string> {
  const begin = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await begin.json()) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, login, password: `${login}-password` });
  const cookie = cookiesOf(begin);
  const signed = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie },
    body: form,
    redirect: "manual",
  });
  const all = `${cookie}; ${cookiesOf(signed)}`;
  if (!all.includes("session-token")) throw new Error(`${login} was not signed in`);
  return all;
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
