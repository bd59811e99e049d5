import { teamSlug } from "@/lib/accounts/rules.ts";
import { slugFromName } from "@/lib/integrations/slug.ts";
import { itemsOf, type Place, type Report, textUnder, under } from "./places.ts";

/** Names, ids and tokens that may be there once. */
export function checkUnique(world: Place, report: Report): void {
  const login = once("the login", report);
  const email = once("the address", report);
  const token = onceSecret("this token", report);
  for (const user of itemsOf(world, "users")) {
    login(under(user, "login"));
    email(under(user, "email"), textUnder(user, "email") ?? defaultAddress(user));
    for (const entry of itemsOf(user, "emails")) email(under(entry, "email"));
    for (const entry of itemsOf(user, "tokens")) token(under(entry, "token"));
  }
  for (const organization of itemsOf(world, "organizations")) {
    login(under(organization, "login"));
    const team = once("a team with the address", report);
    for (const { name, at } of namesIn(organization, "teams")) team(at, teamSlug(name));
  }
  const repository = once("the repository", report);
  const repositoryId = once("the id", report);
  for (const place of itemsOf(world, "repositories")) {
    repository(under(place, "name"));
    repositoryId(under(place, "id"));
    const label = once("the label", report);
    for (const { name, at } of namesIn(place, "labels")) label(at, name.trim());
  }
  checkUniqueClients(world, report);
}

/** Integrations and OAuth applications, which share the names under which clients sign in. */
function checkUniqueClients(world: Place, report: Report): void {
  const clientId = onceSecret("this client id", report);
  for (const application of itemsOf(world, "oauth_apps")) clientId(under(application, "client_id"));
  const slug = once("an integration with the address", report);
  const appId = once("the id", report);
  const installationId = once("the id", report);
  for (const integration of itemsOf(world, "integrations")) {
    const name = textUnder(integration, "name");
    if (name !== undefined) slug(under(integration, "name"), slugFromName(name));
    appId(under(integration, "id"));
    clientId(under(integration, "client_id"));
    const account = once("an installation on", report);
    for (const installation of itemsOf(integration, "installations")) {
      installationId(under(installation, "id"));
      account(under(installation, "account"));
    }
  }
}

type Once = (at: Place, value?: string) => void;

/** Without regard to case, as the database compares. */
function once(what: string, report: Report): Once {
  const seen = new Set<string>();
  return (at, value = scalarOf(at)) => {
    if (value === undefined) return;
    const key = value.toLowerCase();
    if (seen.has(key)) report(at, `${what} ${value} is there twice`);
    seen.add(key);
  };
}

/** Compares exactly, and does not repeat the value. */
function onceSecret(what: string, report: Report): (at: Place) => void {
  const seen = new Set<string>();
  return (at) => {
    const value = scalarOf(at);
    if (value === undefined) return;
    if (seen.has(value)) report(at, `${what} is there twice`);
    seen.add(value);
  };
}

const scalarOf = ({ value }: Place): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

const namesIn = (place: Place, section: string): { name: string; at: Place }[] =>
  itemsOf(place, section).flatMap((item) => {
    const name = textUnder(item, "name");
    return name === undefined ? [] : [{ name, at: under(item, "name") }];
  });

const defaultAddress = (user: Place): string | undefined => {
  const login = textUnder(user, "login");
  return login === undefined ? undefined : defaultEmail(login);
};

/** The address of somebody for whom none is given. */
export const defaultEmail = (login: string): string => `${login}@example.test`;
