import type { Actor } from "@/lib/authorization/grant.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import { type Picture, pictureFrom } from "./picture.ts";
import { recordChange } from "./revisions.ts";

type Target = { actor: Actor; integrationId: number };

/** Gives the integration a picture. Throws 422 for anything but a PNG or JPEG of up to 1 MB. */
export async function uploadLogo({ file, ...target }: Target & { file: Uint8Array }): Promise<void> {
  const picture = await pictureFrom(file);
  await transaction((tx) => setLogo(tx, target, picture));
}

/** Takes the picture away: from then on one is drawn from the slug. */
export async function removeLogo(target: Target): Promise<void> {
  await transaction((tx) => setLogo(tx, target, null));
}

async function setLogo(tx: Tx, { actor, integrationId }: Target, picture: Picture | null): Promise<void> {
  const integration = await lockIntegration(tx, { integrationId, actor });
  await tx.integrationLogo.deleteMany({ where: { integrationId } });
  if (picture) await tx.integrationLogo.create({ data: { integrationId, png: picture.png } });
  await tx.integration.update({
    where: { id: integrationId },
    data: { logoVersion: picture?.version ?? null },
  });
  await recordChange(tx, { integration, actor, fields: ["logo"], data: { logo: picture?.version ?? null } });
}

/** The picture of an integration, found by its id or by its bot's; null when it has none. */
export async function findLogo(of: { integrationId: number } | { botId: number }): Promise<Picture | null> {
  const row = await db.integrationLogo.findFirst({
    where: "botId" in of ? { integration: { botId: of.botId } } : { integrationId: of.integrationId },
    select: { png: true, integration: { select: { logoVersion: true } } },
  });
  return row && { png: row.png, version: row.integration.logoVersion ?? "" };
}
