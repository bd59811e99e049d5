import { problemAt } from "./problems.ts";
import type { World } from "./schema.ts";

const REASON = "a fixed credential is not allowed in production; leave it out and set it in the settings";

/** Every place where a world file fixes a secret that anybody who reads the file would know. */
export function fixedCredentials({ users, oauth_apps, integrations }: World): string[] {
  const found: string[] = [];
  const note = (given: unknown, ...at: PropertyKey[]) => {
    if (given !== undefined) found.push(problemAt(at, REASON));
  };
  users.forEach((user, u) => {
    // Left out, the password follows from the login, which is no secret either.
    found.push(problemAt(["users", u, "password"], REASON));
    user.tokens.forEach((_, t) => {
      note(true, "users", u, "tokens", t, "token");
    });
  });
  oauth_apps.forEach(({ client_secret }, a) => {
    note(client_secret, "oauth_apps", a, "client_secret");
  });
  integrations.forEach(({ client_secret, private_key, webhook }, n) => {
    note(client_secret, "integrations", n, "client_secret");
    note(private_key, "integrations", n, "private_key");
    note(webhook?.secret, "integrations", n, "webhook", "secret");
  });
  return found;
}
