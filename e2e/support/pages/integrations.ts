import { LONG_LOGIN, PLUMB_LINE, SPIRIT_LEVEL } from "../../../lib/testing/end-to-end-world.ts";
import { type Listed, page } from "../listed-page.ts";

const own = `/settings/integrations/${SPIRIT_LEVEL.slug}`;
const platforms = `/organizations/platform/settings/integrations/${PLUMB_LINE.slug}`;
const SETTINGS = "/settings/integrations/[slug]";
const ORG_SETTINGS = "/organizations/[org]/settings/integrations/[slug]";

/** Integrations, and where they are installed. */
export const INTEGRATIONS_PAGES: readonly Listed[] = [
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
];
