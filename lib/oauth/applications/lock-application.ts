import type { OauthApplication } from "@/generated/prisma/client.ts";
import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** The registration, held until the transaction ends. Throws 404 and 403 for who does not administer its owner. */
export async function lockApplication(
  tx: Tx,
  { viewerId, applicationId }: { viewerId: number; applicationId: number },
): Promise<OauthApplication> {
  await tx.$queryRaw`SELECT id FROM "OauthApplication" WHERE id = ${applicationId}::int FOR UPDATE`;
  const application = await tx.oauthApplication.findUnique({ where: { id: applicationId } });
  if (!application) throw notFound();
  await requireAdministrator(viewerId, application.ownerId, tx);
  return application;
}
