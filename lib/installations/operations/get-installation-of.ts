import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { operation } from "@/lib/api/operation.ts";
import { reachesRepository } from "../find-facts.ts";
import { findInstallationOn } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";
import { requireIntegration } from "./require-integration.ts";

const common = {
  method: "GET",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  responses: { 200: installationSchema },
} as const;

async function answer(integrationId: number, accountId: number) {
  const installation = await findInstallationOn(integrationId, accountId);
  if (!installation) throw notFound();
  return ok(representInstallation(installation));
}

export const getOrganizationInstallation = operation({
  ...common,
  id: "apps/get-org-installation",
  path: "/orgs/{org}/installation",
  summary: "Get the integration's installation on an organization",
  documentation: "/rest/apps/apps#get-an-organization-installation-for-the-authenticated-app",
  handler: async ({ grant, organization }) => answer(requireIntegration(grant).integrationId, organization.id),
});

export const getRepositoryInstallation = operation({
  ...common,
  id: "apps/get-repo-installation",
  path: "/repos/{owner}/{repo}/installation",
  summary: "Get the installation that reaches a repository",
  documentation: "/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app",
  handler: async ({ grant, repository }) => {
    const { integrationId } = requireIntegration(grant);
    if (!(await reachesRepository(integrationId, repository))) throw notFound();
    return answer(integrationId, repository.ownerId);
  },
});

export const getUserInstallation = operation({
  ...common,
  id: "apps/get-user-installation",
  path: "/users/{username}/installation",
  summary: "Get the integration's installation on a person's account or an organization",
  documentation: "/rest/apps/apps#get-a-user-installation-for-the-authenticated-app",
  example: { params: { username: "acme" } },
  handler: async ({ grant, params }) => {
    const account = await findAccountByLogin(params.username);
    if (!account) throw notFound();
    return answer(requireIntegration(grant).integrationId, account.id);
  },
});
