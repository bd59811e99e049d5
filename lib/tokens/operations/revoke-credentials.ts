import { z } from "zod";
import { accepted } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { endLeakedTokens } from "../report-leaked.ts";

/** Source of the limit: the official description. */
const CREDENTIALS_MAX = 1000;

export const revokeCredentials = operation({
  id: "credentials/revoke",
  method: "POST",
  path: "/credentials/revoke",
  summary: "End tokens that were found where they should not be",
  documentation: "/rest/credentials/revoke#revoke-a-list-of-credentials",
  accepts: [...ANYONE, "client", "integration"],
  requires: { anyOf: [{}], public: true },
  resource: "Credentials",
  body: z.object({ credentials: z.array(z.string().min(1)).min(1).max(CREDENTIALS_MAX) }),
  responses: { 202: z.object({}) },
  example: { body: { credentials: ["ghp_thisWasNeverATokenOfAnybodyAtAll00000"] } },
  handler: async ({ body }) => {
    await endLeakedTokens(body.credentials);
    return accepted();
  },
});
