import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { installationWithParts } from "../queries.ts";
import { issueReceipt } from "./issue-receipt.ts";

/** How long after installing a sign-in still belongs to it. */
const FLOW_MS = 60 * 60_000;

/**
 * What the first callback gets beside the code when a person signs in right after they installed the integration
 * themselves; nothing for anybody else's or any older installation, whatever the address says.
 */
export async function installExtra({
  installationId,
  integrationId,
  person,
  state,
}: {
  installationId: number | null | undefined;
  integrationId: number;
  person: { id: number; login: string };
  state: string | null;
}): Promise<Record<string, string>> {
  if (!installationId) return {};
  const installation = await db.installation.findFirst({
    where: {
      id: installationId,
      integrationId,
      installerId: person.id,
      createdAt: { gt: new Date(clock.now().getTime() - FLOW_MS) },
      integration: { requestOauthOnInstall: true },
    },
    include: {
      ...installationWithParts,
      integration: { select: { ...installationWithParts.integration.select, installReceipts: true } },
    },
  });
  if (!installation) return {};
  const extra = { installation_id: String(installationId), setup_action: "install" };
  if (!installation.integration.installReceipts) return extra;
  const receipt = { installation, action: "install", person, state: state ?? undefined } as const;
  return { ...extra, receipt: await issueReceipt(receipt) };
}
