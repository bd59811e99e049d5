import { acceptInvitation } from "@/lib/accounts/answer-invitation.ts";
import { removeMember } from "@/lib/accounts/change-membership.ts";
import { createOrganization } from "@/lib/accounts/create-organization.ts";
import { deleteOrganization } from "@/lib/accounts/delete-organization.ts";
import { inviteMember } from "@/lib/accounts/invite-member.ts";
import { renameAccount } from "@/lib/accounts/rename-account.ts";
import { endAuthorizationsOfClient } from "@/lib/oauth/end-authorizations.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { SCENE_SECRET } from "../webhook-scene.ts";
import { ask, type Story } from "./story.ts";

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
    title: "an organization with another login",
    causes: ["organization.renamed", "installation_target.renamed"],
    run: async ({ scene, told }) => {
      const acme = { viewerId: scene.mona, accountId: scene.acme };
      await renameAccount({ ...acme, login: "acme-works" });
      await told("installation_target.renamed");
      await renameAccount({ ...acme, login: "acme" });
    },
  },
  {
    title: "the end of an organization",
    causes: ["organization.deleted"],
    run: async ({ scene, mona, hookUrl, told }) => {
      const { id: organizationId } = await createOrganization({ viewerId: scene.mona, input: { login: "passing" } });
      const config = { url: hookUrl, content_type: "json", secret: SCENE_SECRET };
      await ask(mona, "POST", "/orgs/passing/hooks", { name: "web", config, events: ["organization"] });
      await deleteOrganization({ viewerId: scene.mona, organizationId, confirmation: "passing" });
      await told("organization.deleted");
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
