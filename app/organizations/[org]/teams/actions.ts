"use server";

import { notFound, redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { requireTeamPage, type TeamOnPage } from "@/components/teams/require-page.ts";
import { teamPath } from "@/components/teams/words.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { removeTeamMember, setTeamMember } from "@/lib/accounts/teams/change-members.ts";
import { removeTeamRepository, setTeamRepository } from "@/lib/accounts/teams/change-repositories.ts";
import { createTeam } from "@/lib/accounts/teams/create-team.ts";
import { deleteTeam } from "@/lib/accounts/teams/delete-team.ts";
import { fieldError } from "@/lib/accounts/teams/refusals.ts";
import type { NewTeamInput } from "@/lib/accounts/teams/schemas.ts";
import { updateTeam } from "@/lib/accounts/teams/update-team.ts";
import { REPOSITORY_ROLES } from "@/lib/authorization/roles.ts";
import { findRepositorySubject } from "@/lib/host/repositories/find-subject.ts";

const FIELDS = ["name", "description", "privacy", "parent_team_id"] as const;

const textIn = (form: FormData, name: string): string => form.get(name)?.toString().replaceAll("\0", "") ?? "";
const pageOf = (form: FormData): Promise<TeamOnPage> =>
  requireTeamPage({ org: textIn(form, "org"), team: textIn(form, "team") });
const target = ({ viewer, organization, team }: TeamOnPage) => ({
  actor: { accountId: viewer.id },
  organizationId: organization.id,
  slug: team.slug,
});

/** What the forms of a team send, as the API takes it. */
function inputOf(values: Record<(typeof FIELDS)[number], string>) {
  const parent = Number(values.parent_team_id);
  return {
    name: values.name,
    description: values.description,
    privacy: values.privacy as NewTeamInput["privacy"],
    parent_team_id: parent > 0 ? parent : null,
  };
}

export async function create(_previous: FormState, form: FormData): Promise<FormState> {
  const { viewer, organization } = await requireMembershipPage(textIn(form, "org"));
  const values = textValues(form, FIELDS);
  let slug: string;
  try {
    const input = inputOf(values);
    ({ slug } = await createTeam({ actor: { accountId: viewer.id }, organizationId: organization.id, input }));
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`The team ${values.name.trim()} is there. Add people and repositories.`);
  redirect(teamPath(organization, { slug }, "#page-heading"));
}

export async function change(_previous: FormState, form: FormData): Promise<FormState> {
  const page = await pageOf(form);
  const values = textValues(form, FIELDS);
  let slug: string;
  try {
    ({ slug } = await updateTeam({ ...target(page), input: inputOf(values) }));
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash("The team is changed.");
  redirect(teamPath(page.organization, { slug }, "#page-heading"));
}

export async function remove(form: FormData): Promise<void> {
  const page = await pageOf(form);
  await pressButton(
    () => deleteTeam(target(page)),
    ({ name }) => `The team ${name} is deleted.`,
  );
  redirect(`/organizations/${page.organization.login}/teams#page-heading`);
}

export async function addMember(_previous: FormState, form: FormData): Promise<FormState> {
  const page = await pageOf(form);
  const values = textValues(form, ["username", "role"]);
  const login = values.username.trim();
  let state: string;
  try {
    const maintainer = values.role === "maintainer";
    ({ state } = (await setTeamMember({ ...target(page), login, maintainer })).membership);
  } catch (error) {
    return refusedState(fieldError(error, "username", `Nobody here has the login ${login}.`), values);
  }
  await setFlash(
    state === "pending"
      ? `${login} is invited to the organization and joins the team with it.`
      : `${login} is in the team.`,
  );
  redirect(teamPath(page.organization, page.team, "#page-heading"));
}

export async function removeMember(form: FormData): Promise<void> {
  const page = await pageOf(form);
  const login = textIn(form, "username");
  const leaves = login.toLowerCase() === page.viewer.login.toLowerCase();
  await pressButton(
    () => removeTeamMember({ ...target(page), login }),
    () => (leaves ? `You left the team ${page.team.name}.` : `${login} is not in the team any more.`),
  );
  // Whoever leaves may not see a secret team any more.
  const teams = `/organizations/${page.organization.login}/teams#page-heading`;
  redirect(leaves ? teams : teamPath(page.organization, page.team, "#page-heading"));
}

export async function addRepository(_previous: FormState, form: FormData): Promise<FormState> {
  const page = await pageOf(form);
  const values = textValues(form, ["repository", "permission"]);
  const name = values.repository.trim().replace(/^[^/]*\//, "");
  const role = REPOSITORY_ROLES.find((candidate) => candidate === values.permission);
  try {
    const repository = await findRepositorySubject({ owner: page.organization.login, name }, page.viewer.id);
    if (!repository?.role) throw fieldError(null, "repository", `The organization has no repository ${name}.`);
    await setTeamRepository({ ...target(page), repository, role });
  } catch (error) {
    return refusedState(fieldError(error, "repository", "You do not administer this repository."), values);
  }
  await setFlash(`The team reaches ${name}.`);
  redirect(teamPath(page.organization, page.team, "#page-heading"));
}

export async function removeRepository(form: FormData): Promise<void> {
  const page = await pageOf(form);
  const repository = (await findRepositorySubject({ id: idIn(form) }, page.viewer.id)) ?? notFound();
  await pressButton(
    () => removeTeamRepository({ ...target(page), repository }),
    () => `The team does not reach ${repository.name} any more.`,
  );
  redirect(teamPath(page.organization, page.team, "#page-heading"));
}
