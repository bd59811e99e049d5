import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import type { RequestWithParts } from "./queries.ts";

/** The official `integration-installation-request` schema. */
export const installationRequestSchema = z.object({
  id: z.int(),
  node_id: z.string(),
  account: simpleUserSchema,
  requester: simpleUserSchema,
  created_at: z.iso.datetime(),
});

export function representInstallationRequest({
  id,
  account,
  requester,
  createdAt,
}: RequestWithParts): z.infer<typeof installationRequestSchema> {
  return {
    id,
    node_id: nodeId("IntegrationInstallationRequest", id),
    account: representSimpleUser(account),
    requester: representSimpleUser(requester),
    created_at: timestamp(createdAt),
  };
}
