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

export const page = (as: Viewer, route: string, address: Address = route, status = 200): Listed => ({
  route,
  address,
  as,
  status,
});

export const REPO = "/[owner]/[repo]";
export const OAUTH = "/settings/oauth-applications";
export const ORG_OAUTH = "/organizations/[org]/settings/oauth-applications";
