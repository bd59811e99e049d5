import { z } from "zod";
import { accepted, noContent } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import { findInstallation } from "../queries.ts";
import { uninstall } from "../uninstall.ts";
import { requireIntegration } from "./require-integration.ts";

export const deleteInstallation = operation({
  id: "apps/delete-installation",
  method: "DELETE",
  path: "/app/installations/{installation_id}",
  summary: "Take the integration out of an account",
  documentation: "/rest/apps/apps#delete-an-installation-for-the-authenticated-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params: z.object({ installation_id: idParam }),
  responses: { 202: z.object({}), 204: null },
  handler: async ({ grant, params, version }) => {
    const { integrationId } = requireIntegration(grant);
    const installation = await findInstallation(integrationId, params.installation_id);
    if (!installation) throw notFound();
    await uninstall({ installationId: installation.id, senderId: installation.integration.botId, side: "integration" });
    return version === "2022-11-28" ? noContent() : accepted();
  },
});
