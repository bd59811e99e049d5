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
