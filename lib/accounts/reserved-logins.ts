/** First parts of addresses that belong to the product, and names that would mislead: nobody's login. */
const RESERVED: ReadonlySet<string> = new Set(
  `
  about account accounts admin administrator api app apps assets auth avatars billing blog
  collections contact dashboard device docs documentation download downloads enterprise
  error events explore favicon features ghost git github-apps graphql guides health healthz help home
  icons images in installations integration integrations issues join legal license login logo logout
  mailbox manifest marketplace me metrics mortise new news nobody none notifications null
  oauth org organization organizations orgs owner
  password people policies prerelease pricing privacy profile public pulls raw register repos repositories robots root
  search security session sessions settings setup shop showcases signin signout signup sign-in sign-out sign-up
  site sitemap sponsors stars static status sudo support system teams terms test tos trending
  undefined uploads user username users well-known wiki www
  `
    .trim()
    .split(/\s+/),
);

/** Whether a login is kept for the product's own addresses. Case makes no difference. */
export function isReservedLogin(login: string): boolean {
  return RESERVED.has(login.toLowerCase());
}
