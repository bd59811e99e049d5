import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { managedBy } from "./managers.ts";

/** Whether the person may register integrations for the account: its owners, and managers of all that it has. */
export async function mayRegister(userId: number, ownerId: number, reader: Reader = db): Promise<boolean> {
  return (await managedBy({ userId, ownerId }, reader)) === "all";
}

/** Throws 404 and 403 for whoever may not register integrations for the account, in the words of every account. */
export async function requireRegistrar(userId: number, ownerId: number, reader: Reader = db): Promise<void> {
  if (!(await mayRegister(userId, ownerId, reader))) await requireAdministrator(userId, ownerId, reader);
}
