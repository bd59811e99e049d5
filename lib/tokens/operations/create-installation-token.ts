import { z } from "zod";
import { created } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import { representRepositoriesById } from "@/lib/host/repositories/represent.ts";
import { issueInstallationToken } from "../issue-installation-token.ts";
import { installationTokenSchema, representInstallationToken } from "../represent.ts";
import { narrowTokenInput } from "../schemas.ts";

/** `enabled` asks for the long form, anything else for the short one. Source: wire facts §1.12. */
const LONG_FORM_HEADER = "x-github-stateless-s2s-token";

export const createInstallationAccessToken = operation({
  id: "apps/create-installation-access-token",
  method: "POST",
  path: "/app/installations/{installation_id}/access_tokens",
  summary: "Create a token for an installation, valid for one hour",
  documentation: "/rest/reference/apps#create-an-installation-access-token-for-an-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params: z.object({ installation_id: idParam }),
  resource: "InstallationToken",
  body: narrowTokenInput,
  responses: { 201: installationTokenSchema },
  handler: async ({ grant, params, body, headers }) => {
    if (grant.kind !== "integration") throw new Error("only an integration is accepted");
    const issued = await issueInstallationToken({
      grant,
      installationId: params.installation_id,
      input: body,
      long: headers.get(LONG_FORM_HEADER)?.trim().toLowerCase() === "enabled",
    });
    const repositories = issued.repositoryIds && (await representRepositoriesById(issued.repositoryIds));
    return created(representInstallationToken(issued, repositories));
  },
});
