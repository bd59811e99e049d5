/** What the address of the consent page says. Source: wire facts §1.9. */
export type AuthorizeRequest = {
  clientId: string;
  redirectUri: string | null;
  state: string | null;
  scope: string | null;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
  /** The account that the client suggests. */
  login: string | null;
  allowSignup: boolean;
  /** Asks for the account to be chosen, whoever is signed in. */
  selectAccount: boolean;
  /** The installation that this sign-in ends, under OAuth-on-install; judged before anything is said of it. */
  installationId?: number | null;
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** An empty parameter counts as none, and of one that is given twice the first counts. */
export function readAuthorizeRequest(query: Query): AuthorizeRequest {
  const text = (name: string): string | null => [query[name] ?? []].flat()[0] || null;
  return {
    clientId: text("client_id") ?? "",
    redirectUri: text("redirect_uri"),
    state: text("state"),
    scope: text("scope"),
    codeChallenge: text("code_challenge"),
    codeChallengeMethod: text("code_challenge_method"),
    login: text("login"),
    allowSignup: text("allow_signup") !== "false",
    installationId: /^\d{1,9}$/.test(text("installation_id") ?? "") ? Number(text("installation_id")) : null,
    selectAccount: (text("prompt") ?? "").split(" ").includes("select_account"),
  };
}

const AUTHORIZE_PATH = "/login/oauth/authorize";

/** The address of the consent page for a request; without what has been settled on the way to it. */
export function authorizePath(request: AuthorizeRequest, { settled = false }: { settled?: boolean } = {}): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null) => value !== null && query.set(name, value);
  set("client_id", request.clientId);
  set("redirect_uri", request.redirectUri);
  set("scope", request.scope);
  set("state", request.state);
  set("code_challenge", request.codeChallenge);
  set("code_challenge_method", request.codeChallengeMethod);
  if (request.installationId) query.set("installation_id", String(request.installationId));
  if (!request.allowSignup) query.set("allow_signup", "false");
  if (!settled) set("login", request.login);
  if (!settled && request.selectAccount) query.set("prompt", "select_account");
  return `${AUTHORIZE_PATH}?${query}`;
}
