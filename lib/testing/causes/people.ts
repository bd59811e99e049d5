import { acceptInvitation } from "@/lib/accounts/answer-invitation.ts";
import { removeMember } from "@/lib/accounts/change-membership.ts";
import { inviteMember } from "@/lib/accounts/invite-member.ts";
import { endAuthorizationsOfClient } from "@/lib/oauth/end-authorizations.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import type { Story } from "./story.ts";

export const PEOPLE_STORIES: readonly Story[] = [
  {
    title: "somebody who is invited, joins and leaves",
    causes: ["organization.member_invited", "organization.member_added", "organization.member_removed"],
    run: async ({ scene }) => {
      const { mona, nat, acme } = scene;
      const asMona = { viewerId: mona, organizationId: acme };
      const { id } = await inviteMember({ ...asMona, input: { invitee: "nat", role: "member" } });
      await acceptInvitation({ viewerId: nat, invitationId: id });
      await removeMember({ ...asMona, userId: nat });
    },
  },
  {
    title: "a person's authorization that ends",
    causes: ["github_app_authorization.revoked"],
    run: async ({ scene }) => {
      const { id } = scene.integration;
      const [createdAt, updatedAt] = [clock.now(), clock.now()];
      await db.authorization.create({ data: { accountId: scene.nat, integrationId: id, createdAt, updatedAt } });
      await endAuthorizationsOfClient({ kind: "integration", id }, { accountId: scene.nat, actorId: null });
    },
  },
];
