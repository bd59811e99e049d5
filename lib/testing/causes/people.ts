import { expect } from "vitest";
import { acceptInvitation } from "@/lib/accounts/answer-invitation.ts";
import { removeMember } from "@/lib/accounts/change-membership.ts";
import { createOrganization } from "@/lib/accounts/create-organization.ts";
import { deleteOrganization } from "@/lib/accounts/delete-organization.ts";
import { inviteMember } from "@/lib/accounts/invite-member.ts";
import { renameAccount } from "@/lib/accounts/rename-account.ts";
import { endAuthorizationsOfClient } from "@/lib/oauth/end-authorizations.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { askedDigest } from "@/lib/tokens/personal/asked-digest.ts";
import { createFineGrainedToken } from "@/lib/tokens/personal/create-fine-grained-token.ts";
import { decideTokenAccess } from "@/lib/tokens/personal/decide-token-access.ts";
import { deletePersonalToken } from "@/lib/tokens/personal/delete-token.ts";
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
    title: "tokens that wait for an organization's approval",
    causes: [
      "personal_access_token_request.created",
      "personal_access_token_request.approved",
      "personal_access_token_request.denied",
      "personal_access_token_request.cancelled",
    ],
    run: async ({ scene, told }) => {
      const { mona, hubot, acme, widgets } = scene;
      const request = async () => {
        const input = {
          name: "Release notes",
          resource_owner: "acme",
          repository_selection: "selected",
          repository_ids: [widgets],
          permissions: { issues: "write", members: "read" },
        };
        const { id } = await createFineGrainedToken({ viewerId: hubot, input });
        return db.accessToken.findUniqueOrThrow({ where: { id } });
      };
      for (const decision of ["approve", "deny"] as const) {
        const token = await request();
        const seen = askedDigest(token);
        const tokenId = token.id;
        await decideTokenAccess({ viewerId: mona, organizationId: acme, tokenId, decision, seen, reason: "" });
      }
      const { id } = await request();
      await deletePersonalToken({ viewerId: hubot, tokenId: id, kind: "FINE_GRAINED" });
      expect(await told("personal_access_token_request.created")).toMatchObject({
        personal_access_token_request: {
          owner: { login: "hubot" },
          permissions_result: { repository: { issues: "write", metadata: "read" }, organization: { members: "read" } },
          repository_selection: "subset",
          repositories: [{ full_name: "acme/widgets" }],
        },
        organization: { login: "acme" },
        sender: { login: "hubot" },
      });
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
