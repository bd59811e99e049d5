import { z } from "zod";
import { noContent } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { findInstallation } from "../queries.ts";
import { suspendInstallation, unsuspendInstallation } from "../suspend.ts";
import { requireIntegration } from "./require-integration.ts";

const params = z.object({ installation_id: idParam });

async function change(grant: Grant, installationId: number) {
  const { integrationId } = requireIntegration(grant);
  const installation = await findInstallation(integrationId, installationId);
  if (!installation) throw notFound();
  return { installationId, senderId: installation.integration.botId, side: "integration" } as const;
}

export const suspendInstallationOperation = operation({
  id: "apps/suspend-installation",
  method: "PUT",
  path: "/app/installations/{installation_id}/suspended",
  summary: "Suspend an installation: its tokens are refused until it is lifted",
  documentation: "/rest/apps/apps#suspend-an-app-installation",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params,
  responses: { 204: null },
  handler: async ({ grant, params: { installation_id } }) => {
    await suspendInstallation(await change(grant, installation_id));
    return noContent();
  },
});

export const unsuspendInstallationOperation = operation({
  id: "apps/unsuspend-installation",
  method: "DELETE",
  path: "/app/installations/{installation_id}/suspended",
  summary: "Lift a suspension that the integration made",
  documentation: "/rest/apps/apps#unsuspend-an-app-installation",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params,
  responses: { 204: null },
  handler: async ({ grant, params: { installation_id } }) => {
    await unsuspendInstallation(await change(grant, installation_id));
    return noContent();
  },
});
