import { itemsOf, type Place, type Report, under } from "./places.ts";

const REFUSED = "is known to whoever reads the file, which MODE=production refuses";
const SET_LATER = `${REFUSED}; leave it out and set it in the settings`;

/** Every place where a world file fixes a secret. */
export function reportFixedCredentials(world: Place, report: Report): void {
  const note = (place: Place, key: string) => {
    const at = under(place, key);
    if (at.value !== undefined) report(at, SET_LATER);
  };
  for (const user of itemsOf(world, "users")) {
    // Left out, the password follows from the login, which is no secret either.
    report(under(user, "password"), `${REFUSED}; leave the person out, who can sign up`);
    for (const token of itemsOf(user, "tokens")) note(token, "token");
  }
  for (const application of itemsOf(world, "oauth_apps")) note(application, "client_secret");
  for (const integration of itemsOf(world, "integrations")) {
    note(integration, "client_secret");
    note(integration, "private_key");
    note(under(integration, "webhook"), "secret");
  }
}
