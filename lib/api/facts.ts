import { findOrganizationSubject } from "@/lib/accounts/find-organization-subject.ts";
import { findTeamAddress } from "@/lib/accounts/teams/queries.ts";
import type { Facts } from "@/lib/authorization/facts.ts";
import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import { installationFor, loadRepositoryFacts } from "@/lib/host/repositories/load-facts.ts";
import { notFound } from "./errors.ts";
import { idParam } from "./id-param.ts";
import type { Operation, OrganizationSubject, RepositorySubject } from "./operation.ts";

type Subjects = { repository?: RepositorySubject; organization?: OrganizationSubject };

/**
 * What the path names and how the caller stands to it: the subjects for the handler, the facts for `decide`.
 * Throws 404 when the path names something that does not exist.
 */
export async function loadFacts(
  { path }: Operation,
  params: Readonly<Record<string, string | undefined>>,
  grant: Grant,
): Promise<{ subjects: Subjects; facts: Facts }> {
  if (path.startsWith("/repos/{owner}/{repo}")) {
    const { repository, facts } = await loadRepositoryFacts(addressed(params), grant);
    return { subjects: { repository }, facts };
  }
  if (path.startsWith("/orgs/{org}")) {
    const organization = await findOrganizationSubject(params.org ?? "", personOf(grant));
    if (!organization) throw notFound();
    const { id, role } = organization;
    return {
      subjects: { organization },
      facts: { organization: { id }, organizationRole: role, installation: await installationFor(grant, id) },
    };
  }
  return { subjects: {}, facts: {} };
}

function addressed(params: Readonly<Record<string, string | undefined>>) {
  const { owner = "", repo = "", repository_id } = params;
  if (repository_id === undefined) return { owner, name: repo };
  const id = idParam.safeParse(repository_id);
  if (!id.success) throw notFound();
  return { id: id.data };
}

/**
 * A path that names a team by its id, as the one that names it by its organization and its name: whoever may not see it
 * gets the same answer at either. Throws 404 when there is no such team.
 */
export async function nameTeam(params: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  if (params.team_id === undefined) return params;
  const teamId = idParam.safeParse(params.team_id);
  const address = teamId.success ? await findTeamAddress(teamId.data) : null;
  const { organization_id: organizationId = address?.organizationId } = params;
  if (!address || String(organizationId) !== String(address.organizationId)) throw notFound();
  return { ...params, org: address.organization, team_slug: address.slug };
}
