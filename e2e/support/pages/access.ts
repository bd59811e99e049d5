import { LONG_LOGIN } from "../../../lib/testing/end-to-end-world.ts";
import { type Listed, OAUTH, ORG_OAUTH, page, REPO } from "../listed-page.ts";

/** The pages of the first webhook in a list. */
const pagesOfHook = (route: string, linkedFrom: string): Listed[] => [
  page("mona", `${route}/[hook]`, { linkedFrom, link: new RegExp(`${linkedFrom}/\\d+`) }),
  page("mona", `${route}/[hook]/deliveries`, { linkedFrom, link: new RegExp(`${linkedFrom}/\\d+/deliveries`) }),
  page("mona", `${route}/[hook]/deliveries/[delivery]`, {
    linkedFrom,
    link: new RegExp(`${linkedFrom}/\\d+/deliveries/\\d+`),
  }),
];

/** Tokens, applications, requests and webhooks. */
export const ACCESS_PAGES: readonly Listed[] = [
  page("mona", "/settings/tokens"),
  page("guest", "/settings/tokens"),
  page("mona", "/settings/tokens/new", "/settings/tokens/new?description=Backups&scopes=repo,read:org"),
  page("mona", "/settings/tokens/[id]", { linkedFrom: "/settings/tokens", link: /\/settings\/tokens\/\d+/ }),
  page("guest", "/settings/personal-access-tokens"),
  page("mona", "/settings/personal-access-tokens/new"),
  page(
    "mona",
    "/settings/personal-access-tokens/new",
    `/settings/personal-access-tokens/new?target_name=${LONG_LOGIN}&name=Notes&expires_in=90&issues=write`,
  ),
  page("mona", "/settings/personal-access-tokens/new", "/settings/personal-access-tokens/new?target_name=nobody"),
  page(
    "mona",
    "/organizations/[org]/settings/personal-access-tokens",
    "/organizations/acme/settings/personal-access-tokens",
  ),
  page(
    "mona",
    "/organizations/[org]/settings/personal-access-tokens/requests",
    "/organizations/acme/settings/personal-access-tokens/requests",
  ),
  page(
    "mona",
    "/organizations/[org]/settings/personal-access-tokens/policy",
    "/organizations/acme/settings/personal-access-tokens/policy",
  ),
  page("mona", "/settings/oauth-applications"),
  page("guest", "/settings/oauth-applications"),
  page("mona", "/settings/oauth-applications/new"),
  page("mona", `${OAUTH}/[id]`, { linkedFrom: OAUTH, link: /\/settings\/oauth-applications\/\d+/ }),
  page("mona", `${ORG_OAUTH}`, "/organizations/acme/settings/oauth-applications"),
  page("mona", `${ORG_OAUTH}/new`, "/organizations/acme/settings/oauth-applications/new"),
  page(
    "mona",
    "/organizations/[org]/settings/oauth-application-policy",
    "/organizations/acme/settings/oauth-application-policy",
  ),
  page("mona", "/settings/requests"),
  page("mona", "/organizations/[org]/settings/requests", "/organizations/acme/settings/requests"),
  page("hubot", "/organizations/[org]/settings/requests", "/organizations/acme/settings/requests", 404),
  page("mona", "/organizations/[org]/settings/who-may-install", "/organizations/acme/settings/who-may-install"),
  page("mona", "/admin/outbound"),
  page("nobody", "/docs/webhooks"),
  page("mona", `${REPO}/settings/hooks`, "/acme/widgets/settings/hooks"),
  page("hubot", `${REPO}/settings/hooks`, "/acme/widgets/settings/hooks", 404),
  page("mona", "/organizations/[org]/settings/hooks", "/organizations/acme/settings/hooks"),
  ...pagesOfHook(`${REPO}/settings/hooks`, "/acme/widgets/settings/hooks"),
  ...pagesOfHook("/organizations/[org]/settings/hooks", "/organizations/acme/settings/hooks"),
  page("mona", "/%5Fmail", "/_mail"),
];
