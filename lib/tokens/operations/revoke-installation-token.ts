import { noContent } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { revokeToken } from "../revoke-token.ts";

export const revokeInstallationAccessToken = operation({
  id: "apps/revoke-installation-access-token",
  method: "DELETE",
  path: "/installation/token",
  summary: "End the installation token that this request carries",
  documentation: "/rest/apps/installations#revoke-an-installation-access-token",
  accepts: ["installation"],
  requires: { anyOf: [{}] },
  responses: { 204: null },
  handler: async ({ grant }) => {
    if (grant.kind === "installation") await revokeToken(grant.tokenId);
    return noContent();
  },
});
