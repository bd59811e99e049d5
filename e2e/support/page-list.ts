import { type APIRequestContext, expect } from "@playwright/test";
import { LONG_LOGIN, LONG_NAME, PLUMB_LINE, SPIRIT_LEVEL } from "../../lib/testing/end-to-end-world.ts";

/** Who looks: nobody signed in, an owner of everything, a member, a collaborator, or somebody who has nothing yet. */
export type Viewer = "nobody" | "mona" | "hubot" | "lisa" | "guest";

/** A fixed address, or one that is found on another page: the first link there that fits. */
type Address = string | { linkedFrom: string; link: RegExp };

export type Listed = {
  /** The folder below app/. */
  route: string;
  address: Address;
  as: Viewer;
  status?: number;
};

const own = `/settings/integrations/${SPIRIT_LEVEL.slug}`;
const platforms = `/organizations/platform/settings/integrations/${PLUMB_LINE.slug}`;
const long = `/${LONG_LOGIN}/${LONG_NAME}`;
const REPO = "/[owner]/[repo]";
/** What `letThingsHappen` proposes, after the issues of the demo world and one more. */
const PULL = "/acme/widgets/pull/7";
const CATALOGUE_RELEASES = "/acme/catalogue/releases";
const SETTINGS = "/settings/integrations/[slug]";
const ORG_SETTINGS = "/organizations/[org]/settings/integrations/[slug]";

const OAUTH = "/settings/oauth-applications";
const ORG_OAUTH = "/organizations/[org]/settings/oauth-applications";

const page = (as: Viewer, route: string, address: Address = route, status = 200): Listed => ({
  route,
  address,
  as,
  status,
});

function authorizeAddress(more = ""): string {
  return `/login/oauth/authorize?client_id=${SPIRIT_LEVEL.clientId}${more}`;
}

/** The pages of the first webhook in a list. */
const pagesOfHook = (route: string, linkedFrom: string): Listed[] => [
  page("mona", `${route}/[hook]`, { linkedFrom, link: new RegExp(`${linkedFrom}/\\d+`) }),
  page("mona", `${route}/[hook]/deliveries`, { linkedFrom, link: new RegExp(`${linkedFrom}/\\d+/deliveries`) }),
  page("mona", `${route}/[hook]/deliveries/[delivery]`, {
    linkedFrom,
    link: new RegExp(`${linkedFrom}/\\d+/deliveries/\\d+`),
  }),
];

/** Every page, by whom it is looked at and where. */
export const PAGES: readonly Listed[] = [
  page("nobody", "/"),
  page("mona", "/"),
  page("guest", "/"),
  page("nobody", "/login"),
  page("nobody", "/login", "/login?error=AccessDenied&return_to=%2Fnew"),
  page("nobody", "/signup"),
  page("nobody", "/password/forgot"),
  page("nobody", "/password/reset", "/password/reset?token=gone"),
  page("mona", "/sudo"),
  page("guest", "/prerelease/agreement"),
  page("mona", "/admin"),
  page("hubot", "/admin", "/admin", 404),
  page("mona", "/admin/agreement"),
  page("mona", "/admin/clients"),
  page("mona", "/logout"),
  page("mona", "/login/oauth/authorize", authorizeAddress()),
  page("guest", "/login/oauth/authorize", authorizeAddress()),
  page("mona", "/login/oauth/authorize", authorizeAddress("&prompt=select_account&login=hubot")),
  page("mona", "/login/oauth/authorize", "/login/oauth/authorize?client_id=nobody", 404),
  page("mona", "/login/device"),
  page("mona", "/login/device", "/login/device?answered"),
  page("mona", "/login/device/[id]", "/login/device/0", 404),
  page("mona", "/%5Fui", "/_ui"),

  page("nobody", "/docs"),
  page("nobody", "/docs/permissions"),
  page("mona", "/docs/permissions", "/docs/permissions?q=GET+/repos/acme/widgets/issues"),
  page("nobody", "/docs/permissions", "/docs/permissions?q=no+such+thing"),
  page("nobody", "/docs/permissions/[permission]", "/docs/permissions/contents"),
  page("nobody", "/docs/permissions/[permission]", "/docs/permissions/organization_codespaces_secrets"),
  page("nobody", "/docs/permissions/[permission]", "/docs/permissions/discussions"),
  page("nobody", "/docs/permissions/[permission]", "/docs/permissions/no-such", 404),

  page("mona", "/settings/profile"),
  page("mona", "/settings/account"),
  page("guest", "/settings/account"),
  page("guest", "/settings/emails"),
  page("mona", "/settings/emails/verify", "/settings/emails/verify?token=gone"),
  page("mona", "/settings/emails/verify", "/settings/emails/verify?refused"),
  page("mona", "/settings/security"),
  page("mona", "/settings/sessions"),
  page("mona", "/settings/security-log"),
  page("mona", "/organizations/[org]/settings/audit-log", "/organizations/acme/settings/audit-log"),
  page("mona", "/organizations/[org]/settings/audit-log", "/organizations/acme/settings/audit-log?q=nothing-like-it"),
  page("hubot", "/organizations/[org]/settings/audit-log", "/organizations/acme/settings/audit-log", 404),
  page("guest", "/settings/security-log", "/settings/security-log?kind=repo"),
  page("guest", "/settings/authorizations"),
  page("mona", "/settings/authorizations/[id]", "/settings/authorizations/999999", 404),
  page("mona", "/settings/authorizations/end-all"),
  page("mona", "/settings/notices"),
  page("mona", "/settings/transfers/[id]", "/settings/transfers/0"),
  page("mona", "/settings/transfers/integrations/[id]", "/settings/transfers/integrations/0"),
  page("mona", "/settings/organizations"),
  page("guest", "/settings/organizations"),

  page("mona", "/organizations/new"),
  page("mona", "/organizations/[org]/people", "/organizations/acme/people"),
  page("hubot", "/organizations/[org]/people", "/organizations/acme/people"),
  page("mona", "/organizations/[org]/people", `/organizations/${LONG_LOGIN}/people`),
  page("mona", "/organizations/[org]/people", "/organizations/no-such/people", 404),
  page("mona", "/organizations/[org]/people/[login]/remove", "/organizations/acme/people/hubot/remove"),
  page("mona", "/organizations/[org]/people/[login]/remove", "/organizations/acme/people/mona/remove"),
  page("mona", "/organizations/[org]/teams", "/organizations/acme/teams"),
  page("mona", "/organizations/[org]/teams", "/organizations/platform/teams"),
  page("mona", "/organizations/[org]/teams/new", "/organizations/acme/teams/new"),
  page("mona", "/organizations/[org]/teams/[team]", "/organizations/acme/teams/core"),
  page("hubot", "/organizations/[org]/teams/[team]", "/organizations/acme/teams/core"),
  page("mona", "/organizations/[org]/teams/[team]", "/organizations/acme/teams/no-such", 404),
  page("mona", "/organizations/[org]/teams/[team]/delete", "/organizations/acme/teams/core/delete"),
  page(
    "mona",
    "/organizations/[org]/settings/integration-managers",
    "/organizations/acme/settings/integration-managers",
  ),
  page(
    "hubot",
    "/organizations/[org]/settings/integration-managers",
    "/organizations/acme/settings/integration-managers",
    404,
  ),
  page("mona", "/organizations/[org]/settings/account", "/organizations/acme/settings/account"),
  page("hubot", "/organizations/[org]/settings/account", "/organizations/acme/settings/account", 404),
  page("mona", "/organizations/[org]/settings/profile", "/organizations/acme/settings/profile"),
  page("hubot", "/organizations/[org]/settings/profile", "/organizations/acme/settings/profile", 404),

  page("nobody", "/[owner]", "/mona"),
  page("mona", "/[owner]", "/mona"),
  page("guest", "/[owner]", "/guest"),
  page("nobody", "/[owner]", "/acme"),
  page("mona", "/[owner]", "/acme"),
  page("hubot", "/[owner]", `/${LONG_LOGIN}`),
  page("nobody", "/[owner]", "/nobody-has-this-name", 404),

  page("mona", "/new"),
  page("mona", REPO, "/acme/widgets"),
  page("nobody", REPO, "/acme/widgets", 404),
  page("nobody", REPO, "/acme/catalogue"),
  page("mona", REPO, "/mona/empty"),
  page("mona", REPO, "/acme/attic"),
  page("mona", REPO, long),
  page("mona", `${REPO}/tree/[...place]`, "/acme/widgets/tree/main/src"),
  page("mona", `${REPO}/tree/[...place]`, `${long}/tree/main/deeply`),
  page("mona", `${REPO}/tree/[...place]`, "/acme/widgets/tree/main/nothing", 404),
  page("mona", `${REPO}/blob/[...place]`, "/acme/widgets/blob/main/src/join.ts"),
  page("mona", `${REPO}/blob/[...place]`, "/acme/widgets/blob/main/README.md"),
  page("mona", `${REPO}/blob/[...place]`, `${long}/blob/main/pixel.png`),
  page("mona", `${REPO}/blob/[...place]`, `${long}/blob/main/${"deeply/".repeat(8)}${LONG_NAME}.ts`),
  page("mona", `${REPO}/commits/[[...place]]`, "/acme/widgets/commits"),
  page("mona", `${REPO}/commits/[[...place]]`, "/acme/widgets/commits/main/src/join.ts"),
  page("mona", `${REPO}/commit/[sha]`, {
    linkedFrom: "/acme/widgets/commits",
    link: /\/acme\/widgets\/commit\/[0-9a-f]{40}/,
  }),
  page("mona", `${REPO}/commit/[sha]`, {
    linkedFrom: `${long}/commits`,
    link: /\/[^/"]+\/[^/"]+\/commit\/[0-9a-f]{40}/,
  }),
  page("mona", `${REPO}/issues`, "/acme/widgets/issues"),
  page("nobody", `${REPO}/issues`, "/acme/catalogue/issues"),
  page("mona", `${REPO}/issues`, "/acme/attic/issues?page=2"),
  page("mona", `${REPO}/issues`, "/mona/empty/issues"),
  page("mona", `${REPO}/issues`, `${long}/issues`),
  page("mona", `${REPO}/issues/new`, "/acme/widgets/issues/new"),
  page("mona", `${REPO}/issues/[number]`, "/acme/widgets/issues/1"),
  page("nobody", `${REPO}/issues/[number]`, "/acme/catalogue/issues/1"),
  page("mona", `${REPO}/issues/[number]`, "/acme/attic/issues/1"),
  page("mona", `${REPO}/issues/[number]`, `${long}/issues/1`),
  page("mona", `${REPO}/issues/[number]`, "/acme/widgets/issues/99999", 404),
  page("mona", `${REPO}/issues/[number]/edit`, "/acme/widgets/issues/1/edit"),
  page("mona", `${REPO}/pulls`, "/acme/widgets/pulls"),
  page("nobody", `${REPO}/pulls`, "/acme/catalogue/pulls"),
  page("mona", `${REPO}/pulls`, "/acme/attic/pulls?state=closed"),
  page("mona", `${REPO}/pull/[number]`, PULL),
  page("hubot", `${REPO}/pull/[number]`, PULL),
  page("mona", `${REPO}/pull/[number]`, "/acme/widgets/pull/99999", 404),
  page("mona", `${REPO}/pull/[number]/commits`, `${PULL}/commits`),
  page("mona", `${REPO}/pull/[number]/files`, `${PULL}/files`),
  page("hubot", `${REPO}/pull/[number]/files`, `${PULL}/files`),
  page("mona", `${REPO}/compare/[[...range]]`, "/acme/widgets/compare"),
  page("mona", `${REPO}/compare/[[...range]]`, "/acme/widgets/compare/main...rounder-corners"),
  page("mona", `${REPO}/compare/[[...range]]`, "/acme/widgets/compare/main...nothing"),
  page("mona", `${REPO}/labels`, "/acme/widgets/labels"),
  page("nobody", `${REPO}/labels`, "/acme/catalogue/labels"),
  page("mona", `${REPO}/labels`, `${long}/labels`),
  page("mona", `${REPO}/labels/edit/[id]`, { linkedFrom: "/acme/widgets/labels", link: /[^"]+\/labels\/edit\/\d+/ }),
  page("mona", `${REPO}/labels/edit/[id]`, "/acme/widgets/labels/edit/999999", 404),
  page("mona", `${REPO}/labels/edit/[id]/delete`, {
    linkedFrom: "/acme/widgets/labels",
    link: /[^"]+\/labels\/edit\/\d+\/delete/,
  }),
  page("mona", `${REPO}/deployments`, "/acme/widgets/deployments"),
  page("mona", `${REPO}/deployments`, "/mona/empty/deployments"),
  page("mona", `${REPO}/releases`, "/mona/empty/releases"),
  page("mona", `${REPO}/releases/tag/[...tag]`, "/acme/widgets/releases/tag/no-such", 404),
  page("mona", `${REPO}/releases`, CATALOGUE_RELEASES),
  page("nobody", `${REPO}/releases`, CATALOGUE_RELEASES),
  page("mona", `${REPO}/releases/tag/[...tag]`, `${CATALOGUE_RELEASES}/tag/v1.0.0`),
  page("mona", `${REPO}/releases/new`, `${CATALOGUE_RELEASES}/new`),
  page("nobody", `${REPO}/releases/new`, "/acme/widgets/releases/new", 404),
  page("mona", `${REPO}/releases/edit/[id]`, `${CATALOGUE_RELEASES}/edit/1`),
  page("mona", `${REPO}/releases/edit/[id]/delete`, `${CATALOGUE_RELEASES}/edit/1/delete`),
  page("mona", `${REPO}/milestones`, "/acme/widgets/milestones"),
  page("mona", `${REPO}/milestones`, "/acme/widgets/milestones?state=closed"),
  page("nobody", `${REPO}/milestones`, "/acme/catalogue/milestones"),
  page("mona", `${REPO}/milestones/new`, "/acme/widgets/milestones/new"),
  page("mona", `${REPO}/milestone/[number]`, "/acme/widgets/milestone/1"),
  page("hubot", `${REPO}/milestone/[number]`, "/acme/widgets/milestone/1?state=closed"),
  page("mona", `${REPO}/milestone/[number]`, "/acme/widgets/milestone/99999", 404),
  page("mona", `${REPO}/milestone/[number]/edit`, "/acme/widgets/milestone/1/edit"),
  page("mona", `${REPO}/milestone/[number]/delete`, "/acme/widgets/milestone/1/delete"),
  page("mona", `${REPO}/fork`, "/acme/catalogue/fork"),
  page("mona", `${REPO}/fork`, "/acme/widgets/fork"),
  page("mona", `${REPO}/deployments/[id]`, {
    linkedFrom: "/acme/widgets/deployments",
    link: /\/acme\/widgets\/deployments\/\d+/,
  }),
  page("mona", `${REPO}/runs/[id]`, "/acme/widgets/runs/1"),
  page("mona", `${REPO}/settings`, "/acme/widgets/settings"),
  page("hubot", `${REPO}/settings`, "/acme/widgets/settings", 404),
  page("mona", `${REPO}/settings`, `${long}/settings`),
  page("mona", `${REPO}/settings/access`, "/acme/widgets/settings/access"),
  page("mona", `${REPO}/settings/access`, "/mona/dotfiles/settings/access"),
  page("mona", `${REPO}/settings/access/[login]/remove`, "/acme/widgets/settings/access/lisa/remove"),
  page("mona", `${REPO}/settings/archive`, "/acme/widgets/settings/archive"),
  page("mona", `${REPO}/settings/archive`, "/acme/attic/settings/archive"),
  page("mona", `${REPO}/settings/visibility`, "/acme/widgets/settings/visibility"),
  page("mona", `${REPO}/settings/delete`, `${long}/settings/delete`),
  page("mona", `${REPO}/settings/transfer`, `${long}/settings/transfer`),
  page("hubot", `${REPO}/settings/transfer`, "/acme/widgets/settings/transfer", 404),

  page("mona", "/settings/integrations"),
  page("guest", "/settings/integrations"),
  page("mona", "/settings/integrations/new"),
  page("mona", SETTINGS, own),
  page("hubot", SETTINGS, own, 404),
  page("mona", `${SETTINGS}/permissions`, `${own}/permissions`),
  page("mona", `${SETTINGS}/webhook`, `${own}/webhook`),
  page("mona", `${SETTINGS}/features`, `${own}/features`),
  page("mona", `${SETTINGS}/keys`, `${own}/keys`),
  page("mona", `${SETTINGS}/keys/[key]/delete`, { linkedFrom: `${own}/keys`, link: /\/[^"]+\/keys\/\d+\/delete/ }),
  page("mona", `${SETTINGS}/keys/secrets/[secret]/delete`, {
    linkedFrom: `${own}/keys`,
    link: /\/[^"]+\/keys\/secrets\/\d+\/delete/,
  }),
  page("mona", `${SETTINGS}/deliveries`, `${own}/deliveries`),
  page("mona", `${SETTINGS}/deliveries/[delivery]`, {
    linkedFrom: `${own}/deliveries`,
    link: /\/[^"]+\/deliveries\/\d+/,
  }),
  page("mona", `${SETTINGS}/listen`, `${own}/listen`),
  page("mona", `${SETTINGS}/installations`, `${own}/installations`),
  page("mona", `${SETTINGS}/refused`, `${own}/refused`),
  page("mona", `${SETTINGS}/advanced`, `${own}/advanced`),
  page("mona", "/organizations/[org]/settings/integrations", "/organizations/platform/settings/integrations"),
  page("mona", "/organizations/[org]/settings/integrations", "/organizations/acme/settings/integrations"),
  page("mona", "/organizations/[org]/settings/integrations/new", "/organizations/acme/settings/integrations/new"),
  page("mona", ORG_SETTINGS, platforms),
  page("mona", `${ORG_SETTINGS}/permissions`, `${platforms}/permissions`),
  page("mona", `${ORG_SETTINGS}/webhook`, `${platforms}/webhook`),
  page("mona", `${ORG_SETTINGS}/features`, `${platforms}/features`),
  page("mona", `${ORG_SETTINGS}/keys`, `${platforms}/keys`),
  page("mona", `${ORG_SETTINGS}/keys/[key]/delete`, {
    linkedFrom: `${platforms}/keys`,
    link: /\/[^"]+\/keys\/\d+\/delete/,
  }),
  page("mona", `${ORG_SETTINGS}/keys/secrets/[secret]/delete`, {
    linkedFrom: `${platforms}/keys`,
    link: /\/[^"]+\/keys\/secrets\/\d+\/delete/,
  }),
  page("mona", `${ORG_SETTINGS}/deliveries`, `${platforms}/deliveries`),
  page("mona", `${ORG_SETTINGS}/deliveries/[delivery]`, {
    linkedFrom: `${platforms}/deliveries`,
    link: /\/[^"]+\/deliveries\/\d+/,
  }),
  page("mona", `${ORG_SETTINGS}/listen`, `${platforms}/listen`),
  page("mona", `${ORG_SETTINGS}/installations`, `${platforms}/installations`),
  page("mona", `${ORG_SETTINGS}/refused`, `${platforms}/refused`),
  page("mona", `${ORG_SETTINGS}/advanced`, `${platforms}/advanced`),

  page("nobody", "/integrations/[slug]", "/integrations/plumb-line"),
  page("mona", "/integrations/[slug]", "/integrations/plumb-line"),
  page("mona", "/integrations/[slug]", "/integrations/spirit-level"),
  page("nobody", "/integrations/[slug]", "/integrations/no-such", 404),
  page("mona", "/integrations/[slug]/installations/new", "/integrations/plumb-line/installations/new"),
  page("guest", "/integrations/[slug]/installations/new", "/integrations/plumb-line/installations/new"),
  page("hubot", "/integrations/[slug]/installations/new", "/integrations/plumb-line/installations/new"),
  page("mona", "/integrations/[slug]/installations/new", {
    linkedFrom: "/integrations/plumb-line/installations/new",
    link: /\/integrations\/plumb-line\/installations\/new\?[^"]*target_id=\d+/,
  }),
  page("mona", "/settings/installations"),
  page("guest", "/settings/installations"),
  page("mona", "/settings/installations/[id]", `/settings/installations/${SPIRIT_LEVEL.onMona}`),
  page("mona", "/settings/installations/[id]/uninstall", `/settings/installations/${SPIRIT_LEVEL.onMona}/uninstall`),
  page("mona", "/organizations/[org]/settings/installations", "/organizations/acme/settings/installations"),
  page("mona", "/organizations/[org]/settings/installations", `/organizations/${LONG_LOGIN}/settings/installations`),
  page(
    "mona",
    "/organizations/[org]/settings/installations/[id]",
    `/organizations/acme/settings/installations/${SPIRIT_LEVEL.onAcme}`,
  ),
  page(
    "mona",
    "/organizations/[org]/settings/installations/[id]/uninstall",
    `/organizations/platform/settings/installations/${PLUMB_LINE.onPlatform}/uninstall`,
  ),
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
