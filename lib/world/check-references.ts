import { checkFiles } from "./check-files.ts";
import { fullName, type Names, ownerOf, reportRepeats, requirements } from "./names.ts";
import { entriesOf, itemsOf, type Place, type Report, textsOf, textUnder, under } from "./places.ts";
import { withSuggestion } from "./problems.ts";

/** Who and what organizations, repositories and OAuth applications name must be there. */
export function checkReferences(world: Place, names: Names, report: Report): void {
  const required = requirements(names, report);
  for (const organization of itemsOf(world, "organizations")) checkOrganization(organization, required, report);
  for (const repository of itemsOf(world, "repositories")) {
    const name = textUnder(repository, "name");
    if (name?.includes("/")) required.account(under(repository, "name"), ownerOf(name));
    const collaborators = entriesOf(repository, "collaborators");
    reportRepeats(collaborators, "the collaborator", report);
    for (const { name: login, at } of collaborators) required.user(at, login);
    checkFiles(repository, report);
    checkIssues(repository, required, report);
  }
  for (const application of itemsOf(world, "oauth_apps")) {
    const owner = textUnder(application, "owner");
    if (owner !== undefined) required.account(under(application, "owner"), owner);
  }
}

type Required = ReturnType<typeof requirements>;

function checkOrganization(organization: Place, required: Required, report: Report): void {
  const login = textUnder(organization, "login") ?? "";
  const members = entriesOf(organization, "members");
  reportRepeats(members, "the member", report);
  for (const { name, at } of members) required.user(at, name);
  const isMember = new Set(members.map(({ name }) => name.toLowerCase()));
  for (const team of itemsOf(organization, "teams")) {
    const inTeam = textsOf(team, "members");
    reportRepeats(inTeam, "the member", report);
    for (const { name, at } of inTeam)
      if (required.user(at, name) && !isMember.has(name.toLowerCase()))
        report(at, `${name} is not a member of ${login}; add the login to the organization's members as well`);
    const reached = entriesOf(team, "repositories").map(({ name, at }) => ({ name: fullName(login, name), at }));
    reportRepeats(reached, "the repository", report);
    for (const { name, at } of reached) requireRepositoryOf(login, { name, at }, required, report);
  }
}

/** A repository that is there and belongs to the account; anything may be said of another account's. */
export function requireRepositoryOf(
  account: string,
  { name, at }: { name: string; at: Place },
  required: Pick<Required, "repository">,
  report: Report,
): void {
  if (ownerOf(name).toLowerCase() !== account.toLowerCase()) report(at, `${name} does not belong to ${account}`);
  else required.repository(at, name);
}

function checkIssues(repository: Place, required: Required, report: Report): void {
  const labels = itemsOf(repository, "labels").flatMap((label) => textUnder(label, "name")?.trim() ?? []);
  const hasLabel = new Set(labels.map((label) => label.toLowerCase()));
  for (const issue of itemsOf(repository, "issues")) {
    for (const by of [issue, ...itemsOf(issue, "comments")]) {
      const author = textUnder(by, "author");
      if (author !== undefined) required.user(under(by, "author"), author);
    }
    const assignees = textsOf(issue, "assignees");
    reportRepeats(assignees, "the assignee", report);
    for (const { name, at } of assignees) required.user(at, name);
    const worn = textsOf(issue, "labels");
    reportRepeats(worn, "the label", report);
    for (const { name, at } of worn)
      if (!hasLabel.has(name.toLowerCase()))
        report(at, withSuggestion(`the repository has no label ${name}`, name, labels));
    if (textUnder(issue, "state_reason") !== undefined) checkStateReason(issue, report);
  }
}

function checkStateReason(issue: Place, report: Report): void {
  const isClosed = textUnder(issue, "state") === "closed";
  const isReopened = textUnder(issue, "state_reason") === "reopened";
  if (isClosed === isReopened)
    report(
      under(issue, "state_reason"),
      isClosed ? "an issue that was reopened is open" : "is a reason for being closed; set state: closed as well",
    );
}
