import { describePermissionProblem, parsePermissions } from "@/lib/authorization/parse-permissions.ts";
import { type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import { pathProblem } from "@/lib/host/git/rules.ts";
import { whatItNeeds } from "@/lib/integrations/rules.ts";
import { slugFromName } from "@/lib/integrations/slug.ts";
import { eventsOfferedBy, isEventName, isSubscribable, SUBSCRIBABLE_EVENTS } from "@/lib/webhooks/catalogue.ts";
import { requireRepositoryOf } from "./check-references.ts";
import { fullName, type Names, reportRepeats, requirements, sameName } from "./names.ts";
import { entriesOf, isMapping, itemsOf, type Place, type Report, textsOf, textUnder, under } from "./places.ts";
import { withSuggestion } from "./problems.ts";

/** What an integration names must be there, and it may ask for nothing that its form would refuse. Returns the
 *  permissions, with those that others imply. */
export function checkIntegration(
  integration: Place,
  { world, names, report }: { world: Place; names: Names; report: Report },
): Permissions {
  const required = requirements(names, report);
  const owner = textUnder(integration, "owner");
  const ownerIsKnown = owner !== undefined && required.account(under(integration, "owner"), owner);
  if (ownerIsKnown) checkNameIsFree(integration, owner, { world, names, report });
  for (const installation of itemsOf(integration, "installations"))
    checkInstallation(installation, { integration, required, report });
  for (const { name, at } of textsOf(integration, "single_file_paths")) {
    const problem = pathProblem(name);
    if (problem !== null) report(at, problem);
  }
  const permissions = checkPermissions(integration, report);
  checkEvents(integration, permissions, report);
  return permissions ?? {};
}

/** The name's address must not be another account's login, unless it is the owner's or one that the owner administers
 *  or is administered by: the bot would pass for that account. */
function checkNameIsFree(
  integration: Place,
  owner: string,
  { world, names, report }: { world: Place; names: Names; report: Report },
): void {
  const slug = slugFromName(textUnder(integration, "name") ?? "");
  const taken = names.accounts?.get(slug);
  if (taken === undefined || sameName(taken, owner) || administers(world, owner, taken)) return;
  report(under(integration, "name"), `${taken} is the login of another account; choose another name`);
}

/** Whether one of the two is an organization that the other is an administrator of. */
function administers(world: Place, one: string, other: string): boolean {
  return itemsOf(world, "organizations").some((organization) => {
    const login = textUnder(organization, "login") ?? "";
    const admins = entriesOf(organization, "members").filter(({ at }) => at.value === "admin");
    const isAdmin = (name: string) => admins.some((admin) => sameName(admin.name, name));
    return (sameName(login, one) && isAdmin(other)) || (sameName(login, other) && isAdmin(one));
  });
}

function checkInstallation(
  installation: Place,
  { integration, required, report }: { integration: Place; required: ReturnType<typeof requirements>; report: Report },
): void {
  const account = textUnder(installation, "account");
  if (account === undefined || !required.account(under(installation, "account"), account)) return;
  const owner = textUnder(integration, "owner");
  if (under(integration, "public").value !== true && owner !== undefined && !sameName(account, owner))
    report(
      under(installation, "account"),
      `the integration is private and can be installed on ${owner} alone; set public: true`,
    );
  const repositories = under(installation, "repositories");
  if (Array.isArray(repositories.value) && repositories.value.length === 0)
    report(repositories, "must be all or name at least one repository");
  const selected = textsOf(installation, "repositories").map(({ name, at }) => ({ name: fullName(account, name), at }));
  reportRepeats(selected, "the repository", report);
  for (const repository of selected) requireRepositoryOf(account, repository, required, report);
}

/** Null when a mistake hides what they are. */
function checkPermissions(integration: Place, report: Report): Permissions | null {
  const at = under(integration, "permissions");
  if (at.value === undefined) return {};
  if (!isMapping(at.value)) return null;
  const parsed = parsePermissions(at.value);
  if (!("problems" in parsed)) return withImpliedMetadata(parsed.permissions);
  for (const problem of parsed.problems) report(under(at, problem.key), describePermissionProblem(problem));
  return null;
}

function checkEvents(integration: Place, permissions: Permissions | null, report: Report): void {
  const offered: ReadonlySet<string> | null = permissions && new Set(eventsOfferedBy(permissions));
  const names = SUBSCRIBABLE_EVENTS.map(({ name }) => name);
  for (const { name, at } of textsOf(integration, "events")) {
    if (!isSubscribable(name))
      report(
        at,
        isEventName(name)
          ? `${name} cannot be subscribed to; remove it`
          : withSuggestion(`unknown event ${name}`, name, names),
      );
    else if (offered && !offered.has(name))
      report(at, `${name} needs ${whatItNeeds(name)}; choose the permission or remove the event`);
  }
}
