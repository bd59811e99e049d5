import { z } from "zod";
import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import { findInstallation } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";
import { requireIntegration } from "./require-integration.ts";

export const getInstallation = operation({
  id: "apps/get-installation",
  method: "GET",
  path: "/app/installations/{installation_id}",
  summary: "Get one installation of the integration",
  documentation: "/rest/apps/apps#get-an-installation-for-the-authenticated-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params: z.object({ installation_id: idParam }),
  responses: { 200: installationSchema },
  handler: async ({ grant, params }) => {
    const installation = await findInstallation(requireIntegration(grant).integrationId, params.installation_id);
    if (!installation) throw notFound();
    return ok(representInstallation(installation));
  },
});
