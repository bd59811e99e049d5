import { type APIRequestContext, expect } from "@playwright/test";
import { LONG_LOGIN, LONG_NAME } from "../../lib/testing/end-to-end-world.ts";
import { type Listed, OAUTH, ORG_OAUTH } from "./listed-page.ts";
import { ACCESS_PAGES } from "./pages/access.ts";
import { ACCOUNTS_PAGES } from "./pages/accounts.ts";
import { INTEGRATIONS_PAGES } from "./pages/integrations.ts";
import { REPOSITORIES_PAGES } from "./pages/repositories.ts";
import { SITE_PAGES } from "./pages/site.ts";

/** Every page, by whom it is looked at and where. */
export const PAGES: readonly Listed[] = [
  ...SITE_PAGES,
  ...ACCOUNTS_PAGES,
  ...REPOSITORIES_PAGES,
  ...INTEGRATIONS_PAGES,
  ...ACCESS_PAGES,
];

/** Pages that only send on: where from, and where to. */
export const REDIRECTS: readonly { route: string; from: string; to: string }[] = [
  { route: "/settings", from: "/settings", to: "/settings/profile" },
  { route: "/organizations/[org]", from: "/organizations/acme", to: "/organizations/acme/people" },
  {
    route: "/organizations/[org]/settings",
    from: "/organizations/acme/settings",
    to: "/organizations/acme/settings/profile",
  },
  { route: "/join", from: "/join", to: "/signup" },
];

/** Pages with a test of their own, which first brings about what they show. */
export const OTHER_ROUTES: readonly string[] = [
  "/login/code",
  "/settings/security/two-factor",
  "/%5Fmail/[id]",
  "/settings/tokens/[id]/delete",
  `${OAUTH}/[id]/secrets`,
  `${OAUTH}/[id]/secrets/[secret]/delete`,
  `${OAUTH}/[id]/advanced`,
  `${ORG_OAUTH}/[id]`,
  `${ORG_OAUTH}/[id]/secrets`,
  `${ORG_OAUTH}/[id]/secrets/[secret]/delete`,
  `${ORG_OAUTH}/[id]/advanced`,
  "/settings/personal-access-tokens/[id]",
  "/settings/personal-access-tokens/[id]/delete",
  "/organizations/[org]/settings/personal-access-tokens/[id]",
  "/organizations/[org]/settings/requests/[id]",
  "/settings/installations/[id]/permissions",
  "/organizations/[org]/settings/installations/[id]/permissions",
  "/settings/integrations/new/manifest/[token]",
  "/organizations/[org]/settings/integrations/new/manifest/[token]",
];

/** For the name of a test. */
export function nameOf({ route, address }: Listed): string {
  const name = typeof address === "string" ? address : `${route} from ${address.linkedFrom}`;
  return name.replaceAll(LONG_LOGIN, "<long>").replaceAll(LONG_NAME, "<long>");
}

/** Some pages link to what takes a moment: a webhook's first delivery. @throws when there never is a link */
export async function addressOf({ address }: Listed, request: APIRequestContext): Promise<string> {
  if (typeof address === "string") return address;
  const { linkedFrom, link } = address;
  let found = "";
  const look = async () => {
    const html = await (await request.get(linkedFrom)).text();
    found = new RegExp(`href="(${link.source})"`).exec(html)?.[1] ?? "";
    return found;
  };
  await expect.poll(look, `${linkedFrom} has a link like ${link.source}`).not.toBe("");
  return found.replaceAll("&amp;", "&");
}
