import { itemsOf, type Place, type Report, textUnder, under } from "./places.ts";
import { withSuggestion } from "./problems.ts";

/** Everything in a world that something else can name, by kind; names compare without regard to case. */
export type Names = { users: Known; organizations: Known; accounts: Known; repositories: Known };
/** As they are written, by lower case. Null when the list itself is a mistake, so that nothing in it is known. */
type Known = ReadonlyMap<string, string> | null;

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A repository as a team or an installation names it: with or without its owner. */
export const fullName = (account: string, name: string): string => (name.includes("/") ? name : `${account}/${name}`);

export const ownerOf = (repository: string): string => repository.split("/")[0] as string;

export function namesOf(world: Place): Names {
  const known = (section: string, key: string): Known => {
    const { value } = under(world, section);
    if (value !== undefined && !Array.isArray(value)) return null;
    const names = itemsOf(world, section).flatMap((item) => textUnder(item, key) ?? []);
    return new Map(names.map((name) => [name.toLowerCase(), name]));
  };
  const users = known("users", "login");
  const organizations = known("organizations", "login");
  const accounts = users && organizations && new Map([...users, ...organizations]);
  return { users, organizations, accounts, repositories: known("repositories", "name") };
}

/** Says that a name is unknown, and which one was probably meant. */
type Require = (at: Place, name: string) => boolean;

export function requirements(names: Names, report: Report): Record<"user" | "account" | "repository", Require> {
  const requireIn = (known: Known, what: string): Require => {
    return (at, name) => {
      if (known === null || known.has(name.toLowerCase())) return true;
      report(at, withSuggestion(`there is no ${what} ${name} in this world`, name, [...known.values()]));
      return false;
    };
  };
  const anyUser = requireIn(names.users, "user");
  return {
    user: (at, name) => {
      if (!names.organizations?.has(name.toLowerCase()) || names.users?.has(name.toLowerCase()))
        return anyUser(at, name);
      report(at, `names the organization ${name}; only users can stand here`);
      return false;
    },
    account: requireIn(names.accounts, "user or organization"),
    repository: requireIn(names.repositories, "repository"),
  };
}

/** Reports what is named a second time in the same list, whatever its case. */
export function reportRepeats(named: readonly { name: string; at: Place }[], what: string, report: Report): void {
  const seen = new Set<string>();
  for (const { name, at } of named) {
    const key = name.toLowerCase();
    if (seen.has(key)) report(at, `${what} ${name} is there twice`);
    seen.add(key);
  }
}
