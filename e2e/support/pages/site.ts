import { SPIRIT_LEVEL } from "../../../lib/testing/end-to-end-world.ts";
import { type Listed, page } from "../listed-page.ts";

function authorizeAddress(more = ""): string {
  return `/login/oauth/authorize?client_id=${SPIRIT_LEVEL.clientId}${more}`;
}

/** Signing in, the site's own pages and the documentation. */
export const SITE_PAGES: readonly Listed[] = [
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
];
