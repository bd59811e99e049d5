import { forbidden, notFound, type Refusal, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { findClient } from "./client.ts";

export type SuspendedClient = { clientId: string; name: string; ownerLogin: string; suspendedAt: Date };

/** What everything that a stopped client sends is answered: its tokens, its JWTs, its id with a secret. */
export const suspendedClient = (): Refusal =>
  forbidden("This application has been suspended", { documentation: "/rest" });

/** The clients that are stopped, the latest first. */
export async function suspendedClients(): Promise<SuspendedClient[]> {
  const query = {
    where: { suspendedAt: { not: null } },
    select: { clientId: true, name: true, suspendedAt: true, owner: { select: { login: true } } },
  } as const;
  const rows = [...(await db.integration.findMany(query)), ...(await db.oauthApplication.findMany(query))];
  return rows
    .flatMap(({ suspendedAt, owner, ...row }) =>
      suspendedAt ? [{ ...row, ownerLogin: owner.login, suspendedAt }] : [],
    )
    .toSorted((a, b) => b.suspendedAt.getTime() - a.suspendedAt.getTime());
}

/**
 * Stops a client or lets it go on: while it is stopped nobody can authorize it, neither codes nor refresh tokens give it
 * anything, and what it has is refused. `actorId` runs this server. Returns the client's name.
 * @throws 422 for an unknown client id, 404 when it is to go on and is not stopped
 */
export async function setClientSuspended({
  actorId,
  clientId,
  suspended,
}: {
  actorId: number;
  clientId: string;
  suspended: boolean;
}): Promise<string> {
  return transaction(async (tx) => {
    const client = await findClient(clientId.trim(), tx);
    if (!client)
      throw validationFailed({
        resource: "Client",
        field: "client_id",
        code: "missing",
        message: "No integration and no OAuth application has this client ID.",
      });
    if (!suspended && !client.suspendedAt) throw notFound();
    if (suspended && client.suspendedAt) return client.name;
    const change = { where: { id: client.id }, data: { suspendedAt: suspended ? clock.now() : null } };
    if (client.kind === "integration") await tx.integration.update(change);
    else await tx.oauthApplication.update(change);
    const prefix = client.kind === "integration" ? "integration" : "oauth_application";
    await recordAudit(tx, {
      action: `${prefix}.${suspended ? "suspend" : "unsuspend"}`,
      actorId,
      accountId: client.owner.id,
      ...(client.kind === "integration" && { integrationId: client.id }),
      data: { client_id: client.clientId, name: client.name },
    });
    return client.name;
  });
}
