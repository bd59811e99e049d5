import { representSimpleUser, simpleAccount } from "@/lib/accounts/represent.ts";
import { representSimpleOrganization } from "@/lib/accounts/represent-organization.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { payloadContext } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import type { HookOwner } from "./owner.ts";

/** What a payload about an owner's webhook ends with: the repository or organization, and who did it. */
export async function hookContext(tx: Tx, owner: HookOwner, acting: Acting): Promise<Record<string, unknown>> {
  if (owner.kind === "repository") return payloadContext(await requireRepositoryRow(owner.id, { tx }), acting);
  const organization = await tx.account.findUniqueOrThrow({
    where: { id: owner.id },
    select: { ...simpleAccount, description: true },
  });
  return { organization: representSimpleOrganization(organization), sender: representSimpleUser(acting.account) };
}
