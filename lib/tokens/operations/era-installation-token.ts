import { z } from "zod";
import { created } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ERA_PREVIEW } from "@/lib/api/media-type.ts";
import { operation } from "@/lib/api/operation.ts";
import { representRepositoriesById } from "@/lib/host/repositories/represent.ts";
import { issueInstallationToken } from "../issue-installation-token.ts";
import { installationTokenSchema, representInstallationToken } from "../represent.ts";
import { narrowTokenInput } from "../schemas.ts";

/**
 * As it was until 2020. Whoever names a person in `user_id` is told that the token acts for nobody: that way of acting
 * for people is gone. Source: wire facts §2.
 */
export const createInstallationAccessTokenOfEra = operation({
  id: "integrations/create-installation-token",
  method: "POST",
  path: "/installations/{installation_id}/access_tokens",
  summary: "Create a token for an installation, valid for one hour",
  documentation: "/rest/reference/apps#create-an-installation-access-token-for-an-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  preview: ERA_PREVIEW,
  params: z.object({ installation_id: idParam }),
  resource: "InstallationToken",
  body: narrowTokenInput.extend({ user_id: z.int().nullish() }),
  responses: { 201: installationTokenSchema.extend({ on_behalf_of: z.null().optional() }) },
  handler: async ({ grant, params, body: { user_id: userId, ...input } }) => {
    if (grant.kind !== "integration") throw new Error("only an integration is accepted");
    const issued = await issueInstallationToken({ grant, installationId: params.installation_id, input });
    const repositories = issued.repositoryIds && (await representRepositoriesById(issued.repositoryIds));
    return created({
      ...representInstallationToken(issued, repositories),
      ...(userId != null && { on_behalf_of: null }),
    });
  },
});
