/** Errors of the dialect with their words. Source: wire facts §1.9, §1.10; those without a mark there are our own. */
const DESCRIPTIONS = {
  incorrect_client_credentials: "The client_id and/or client_secret passed are incorrect.",
  redirect_uri_mismatch: "The redirect_uri MUST match the registered callback URL for this application.",
  bad_verification_code: "The code passed is incorrect or expired.",
  unverified_user_email: "The user must have a verified primary email.",
  bad_refresh_token: "The refresh token passed is incorrect or expired.",
  unsupported_grant_type: "The grant_type passed is not supported.",
  access_denied: "The user has denied your application access.",
  application_suspended: "Your application has been suspended.",
  invalid_request: "The authorization request is not valid.",
  ip_not_allowed: "The client secret cannot be used from this address.",
  slow_down: "Too many requests have been made in the same timeframe.",
  authorization_pending: "The authorization request is still pending.",
  expired_token: "The device code has expired.",
  incorrect_device_code: "The device_code provided is not valid.",
  device_flow_disabled: "Device Flow must be explicitly enabled for this App",
} as const;

export type OauthErrorCode = keyof typeof DESCRIPTIONS;

const REQUEST_PAGE = "/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors";
const TOKEN_PAGE = "/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors";
/** What the browser brings back to the client; the others are answers to its own requests. */
const OF_BROWSER: readonly OauthErrorCode[] = ["access_denied", "application_suspended", "invalid_request"];

/** What goes to the client, in the fields of the wire format. */
export type OauthErrorFields = { error: string; error_description: string; error_uri: string; interval?: number };

export function oauthErrorFields(
  code: OauthErrorCode,
  {
    description = DESCRIPTIONS[code],
    inBrowser = OF_BROWSER.includes(code),
  }: { description?: string; inBrowser?: boolean } = {},
): OauthErrorFields {
  const anchor = code.replaceAll("_", "-");
  return {
    error: code,
    error_description: description,
    error_uri: `https://docs.github.com${inBrowser ? REQUEST_PAGE : TOKEN_PAGE}#${anchor}`,
  };
}

type Options = { description?: string; interval?: number; status?: number; headers?: Readonly<Record<string, string>> };

/** A refusal in the dialect: answered with status 200 to the client's own requests (wire facts §1.9). */
export class OauthError extends Error {
  override readonly name = "OauthError";
  readonly fields: OauthErrorFields;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: OauthErrorCode,
    { description, interval, status = 200, headers = {} }: Options = {},
  ) {
    super(code);
    this.status = status;
    this.headers = headers;
    this.fields = {
      ...oauthErrorFields(code, description === undefined ? {} : { description }),
      ...(interval !== undefined && { interval }),
    };
  }
}

/** True for one of this or of Next's copy of the module. */
export const isOauthError = (error: unknown): error is OauthError =>
  error instanceof Error && error.name === "OauthError";
