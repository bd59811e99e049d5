import { clock } from "@/lib/platform/clock.ts";
import { log } from "@/lib/platform/log.ts";
import { formatAnswer, type TokenAnswer } from "./answer-format.ts";
import { exchangeDeviceCode } from "./device/exchange-device-code.ts";
import { issueDeviceCode } from "./device/issue-device-code.ts";
import { exchangeCode } from "./exchange-code.ts";
import type { IssuedUserTokens } from "./issue-user-tokens.ts";
import { isOauthError, OauthError } from "./oauth-error.ts";
import { refreshUserTokens } from "./refresh-tokens.ts";
import { ACCESS_TOKEN_LIFE_SECONDS, GRANT_TYPE_NAMES, REFRESH_TOKEN_LIFE_SECONDS } from "./rules.ts";
import { readTokenRequest, requireProven, type TokenRequest } from "./token-request.ts";
import { countTokenRequest } from "./token-request-limit.ts";

type GrantType = { names: readonly (string | null)[]; issue: (request: TokenRequest) => Promise<IssuedUserTokens> };

/** Every way to tokens, by the `grant_type` that names it; the first needs no name (wire facts §1.9). */
const GRANT_TYPES: readonly GrantType[] = [
  { names: [null, GRANT_TYPE_NAMES.code], issue: byCode },
  { names: [GRANT_TYPE_NAMES.refresh], issue: byRefreshToken },
  { names: [GRANT_TYPE_NAMES.device], issue: byDeviceCode },
];

/** POST /login/device/code: what a device asks with, and what the person types. Source: wire facts §1.10. */
export function answerDeviceRequest(request: Request, address: string | null = null): Promise<Response> {
  return answerInDialect({ request, address }, async ({ client, parameter }) =>
    issueDeviceCode({ client, scope: parameter("scope") }),
  );
}

/** POST /login/oauth/access_token. Refusals of the dialect have status 200 as well. Source: wire facts §1.9. */
export function answerTokenRequest(request: Request, address: string | null = null): Promise<Response> {
  return answerInDialect({ request, address }, async (sent) => {
    const named = sent.parameter("grant_type");
    const grantType = GRANT_TYPES.find(({ names }) => names.includes(named));
    if (!grantType) throw new OauthError("unsupported_grant_type");
    return tokenFields(await grantType.issue(sent));
  });
}

async function answerInDialect(
  { request, address }: { request: Request; address: string | null },
  fieldsFor: (sent: TokenRequest) => Promise<TokenAnswer>,
): Promise<Response> {
  const accept = request.headers.get("accept");
  try {
    const sent = await readTokenRequest(request, address);
    countTokenRequest(sent.client);
    return answer(await fieldsFor(sent), { accept });
  } catch (error) {
    if (isOauthError(error)) return answer(error.fields, { accept, status: error.status, headers: error.headers });
    log.error({ err: error, path: new URL(request.url).pathname }, "a request failed");
    return answer(
      { error: "server_error", error_description: "Something went wrong on our side." },
      { accept, status: 500 },
    );
  }
}

async function byCode(request: TokenRequest): Promise<IssuedUserTokens> {
  requireProven(request);
  const { client, parameter } = request;
  return exchangeCode({
    client,
    code: parameter("code") ?? "",
    redirectUri: parameter("redirect_uri"),
    codeVerifier: parameter("code_verifier"),
    repositoryId: parameter("repository_id"),
  });
}

async function byRefreshToken({ client, proven, receivedAt, parameter }: TokenRequest): Promise<IssuedUserTokens> {
  return refreshUserTokens({ client, refreshToken: parameter("refresh_token") ?? "", proven, receivedAt });
}

/** A device has no secret to show. */
async function byDeviceCode({ client, parameter }: TokenRequest): Promise<IssuedUserTokens> {
  const [deviceCode, repositoryId] = [parameter("device_code") ?? "", parameter("repository_id")];
  return exchangeDeviceCode({ client, deviceCode, repositoryId });
}

/** In the wire format: whole lives in seconds, however long the request took, and only for tokens that end. */
function tokenFields({ accessToken, scopes, expiry }: IssuedUserTokens): TokenAnswer {
  return {
    access_token: accessToken,
    ...(expiry && {
      expires_in: ACCESS_TOKEN_LIFE_SECONDS,
      refresh_token: expiry.refreshToken,
      refresh_token_expires_in: REFRESH_TOKEN_LIFE_SECONDS,
    }),
    scope: scopes.join(","),
    token_type: "bearer",
  };
}

type Options = { accept: string | null; status?: number; headers?: Readonly<Record<string, string>> };

function answer(fields: TokenAnswer, { accept, status = 200, headers = {} }: Options): Response {
  const { contentType, content } = formatAnswer(fields, accept);
  return new Response(content, {
    status,
    headers: {
      "content-type": contentType,
      "cache-control": "no-store",
      pragma: "no-cache",
      date: clock.now().toUTCString(),
      "x-content-type-options": "nosniff",
      "x-frame-options": "deny",
      "content-security-policy": "default-src 'none'",
      vary: "Accept",
      ...headers,
    },
  });
}
