import { z } from "zod";
import type { OrganizationInvitation } from "@/generated/prisma/client.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "./represent.ts";

/** Source of the keys: the official schema `organization-invitation`. */
export const invitationSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    login: z.string().nullable(),
    email: z.string().nullable(),
    role: z.enum(["admin", "direct_member"]),
    created_at: z.iso.datetime(),
    failed_at: z.null(),
    failed_reason: z.null(),
    inviter: simpleUserSchema,
    team_count: z.int(),
    invitation_teams_url: z.url(),
    invitation_source: z.literal("member"),
  })
  .meta({ id: "organization-invitation" });

/** The address of an invited person is nobody's business: they are named by login. */
export function representInvitation(
  { id, organizationId, role, teamIds, createdAt }: OrganizationInvitation,
  { invitee, inviter }: { invitee: SimpleAccount; inviter: SimpleAccount | null },
): z.infer<typeof invitationSchema> {
  return {
    id,
    node_id: nodeId("OrganizationInvitation", id),
    login: invitee.login,
    email: null,
    role: role === "ADMIN" ? "admin" : "direct_member",
    created_at: timestamp(createdAt),
    failed_at: null,
    failed_reason: null,
    inviter: representSimpleUser(inviter),
    team_count: teamIds.length,
    invitation_teams_url: apiUrl(`/organizations/${organizationId}/invitations/${id}/teams`),
    invitation_source: "member",
  };
}
