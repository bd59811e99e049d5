import { Prisma } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** Rows by a name that compares without regard to case. */
export class ByName extends Map<string, number> {
  override get(name: string): number | undefined {
    return super.get(name.toLowerCase());
  }
  override set(name: string, id: number): this {
    return super.set(name.toLowerCase(), id);
  }
  /** The id of a name that the checks have found. */
  of(name: string): number {
    const id = this.get(name);
    if (id === undefined) throw new Error(`${name} was checked and is not there`);
    return id;
  }
}

/** After rows with chosen ids the sequence goes on behind the highest, or a later row would run into them. */
export async function continueSequence(tx: Tx, table: "Installation" | "Integration" | "Repository"): Promise<void> {
  const name = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`SELECT setval(pg_get_serial_sequence(${`"${table}"`}, 'id'), GREATEST((SELECT max(id) FROM ${name}), 1), (SELECT count(*) > 0 FROM ${name}))`;
}

/** Rows that one statement writes; a statement has 65,535 parameters at most. */
const ROWS_AT_ONCE = 1000;

/** Calls `write` with a part of the rows at a time and gathers what it returns. */
export async function inParts<Row, Written>(
  rows: readonly Row[],
  write: (part: Row[]) => Promise<readonly Written[]>,
): Promise<Written[]> {
  const written: Written[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    written.push(...(await write(rows.slice(start, start + ROWS_AT_ONCE))));
  return written;
}
