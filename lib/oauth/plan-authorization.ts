import { normaliseScopes } from "@/lib/authorization/scopes.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Asked, askedBy, isAgreedTo } from "./asked.ts";
import type { AuthorizeRequest } from "./authorize-request.ts";
import { type Client, clientColumn, findClient } from "./client.ts";
import { type OauthErrorCode, oauthErrorFields } from "./oauth-error.ts";
import { challengeProblem } from "./pkce.ts";
import { resolveRedirectUri, withParameters } from "./redirect-uri.ts";
import { HOUR_MS, mayAuthorize, SIGN_INS_PER_HOUR_MAX } from "./rules.ts";

type Known = { client: Client; redirectUri: string };

/** What happens next to a person whose browser came with a request. */
export type Plan =
  /** No such client, or none that this person may know of. */
  | { kind: "not-found" }
  /** Nothing that could be told to the client: the page says why. */
  | { kind: "stopped"; client: Client; because: "no-callback" | "unverified-email" }
  /** The client is told what went wrong, at its own address. */
  | { kind: "refused"; to: string }
  | ({ kind: "choose-account"; suggested: string | null } & Known)
  | ({ kind: "ask"; asked: Asked; before: "never" | "less" | "often" } & Known)
  /** Agreed to before: the browser goes on with a code. */
  | ({ kind: "agreed"; asked: Asked } & Known);

type Person = { id: number; login: string };
type Context = {
  request: AuthorizeRequest;
  client: Client;
  viewer: Person;
  organizationIds: ReadonlySet<number>;
  hasVerifiedEmail: boolean;
  redirectUri: string | null;
  asked: Asked;
  agreed: Asked | null;
  signInsInLastHour: number;
};

/** Looks at everything that has a say, without changing anything. */
export async function planAuthorization(viewer: Person, request: AuthorizeRequest): Promise<Plan> {
  const client = await findClient(request.clientId);
  if (!client) return { kind: "not-found" };
  const context = await loadContext({ viewer, request, client });
  for (const rule of RULES) {
    const plan = rule(context);
    if (plan) return plan;
  }
  return { kind: "agreed", asked: asGiven(context), client, redirectUri: context.redirectUri as string };
}

/** In this order: the first that has something to say decides. */
const RULES: readonly ((context: Context) => Plan | null)[] = [
  isForOthers,
  hasNoCallback,
  isElsewhere,
  isSuspended,
  hasBadChallenge,
  isUnverified,
  hasToChoose,
  hasToAgree,
];

function isForOthers({ client, viewer, organizationIds }: Context): Plan | null {
  return mayAuthorize(client, { id: viewer.id, organizationIds }) ? null : { kind: "not-found" };
}

function hasNoCallback({ client }: Context): Plan | null {
  return client.callbackUrls.length > 0 ? null : { kind: "stopped", client, because: "no-callback" };
}

/** Told at the first registered address, never at the one that was asked for (wire facts §1.9). */
function isElsewhere({ client, redirectUri, request }: Context): Plan | null {
  if (redirectUri !== null) return null;
  return refusedAt(client.callbackUrls[0]?.url as string, request, { error: "redirect_uri_mismatch" });
}

function isSuspended({ client, redirectUri, request }: Context): Plan | null {
  return client.suspendedAt ? refusedAt(redirectUri as string, request, { error: "application_suspended" }) : null;
}

function hasBadChallenge({ redirectUri, request }: Context): Plan | null {
  const problem = challengeProblem({ challenge: request.codeChallenge, method: request.codeChallengeMethod });
  if (problem === null) return null;
  return refusedAt(redirectUri as string, request, { error: "invalid_request", description: problem });
}

function isUnverified({ client, hasVerifiedEmail }: Context): Plan | null {
  return hasVerifiedEmail ? null : { kind: "stopped", client, because: "unverified-email" };
}

function hasToChoose({ client, redirectUri, request, viewer }: Context): Plan | null {
  const { login, selectAccount } = request;
  const isOther = login !== null && login.toLowerCase() !== viewer.login.toLowerCase();
  if (!selectAccount && !isOther) return null;
  return { kind: "choose-account", suggested: isOther ? login : null, client, redirectUri: redirectUri as string };
}

function hasToAgree(context: Context): Plan | null {
  const { client, redirectUri, asked, agreed, signInsInLastHour } = context;
  const ask = { kind: "ask", asked, client, redirectUri: redirectUri as string } as const;
  if (agreed === null) return { ...ask, before: "never" };
  if (!isAgreedTo(asked, agreed)) return { ...ask, before: "less" };
  return signInsInLastHour < SIGN_INS_PER_HOUR_MAX ? null : { ...ask, asked: asGiven(context), before: "often" };
}

/** A sign-in without scopes brings those that were agreed to before. */
function asGiven({ asked, agreed, client }: Context): Asked {
  return client.kind === "application" && asked.scopes.length === 0
    ? { ...asked, scopes: agreed?.scopes ?? [] }
    : asked;
}

type Problem = { error: OauthErrorCode; description?: string };

const refusedAt = (address: string, { state }: AuthorizeRequest, problem: Problem): Plan => ({
  kind: "refused",
  to: errorAddress(address, state, problem),
});

/** A client's address with what went wrong, and the state that it sent. */
export function errorAddress(address: string, state: string | null, { error, description }: Problem): string {
  const fields = oauthErrorFields(error, { inBrowser: true, ...(description !== undefined && { description }) });
  const { error_description, error_uri } = fields;
  return withParameters(address, { error, error_description, error_uri, state });
}

async function loadContext({
  viewer,
  request,
  client,
}: {
  viewer: Person;
  request: AuthorizeRequest;
  client: Client;
}): Promise<Context> {
  const [memberships, verified, authorization] = await Promise.all([
    db.membership.findMany({ where: { userId: viewer.id }, select: { organizationId: true } }),
    hasVerifiedEmail(viewer.id),
    db.authorization.findFirst({
      where: { accountId: viewer.id, ...clientColumn(client) },
      select: { id: true, scopes: true, permissions: true },
    }),
  ]);
  return {
    request,
    client,
    viewer,
    organizationIds: new Set(memberships.map(({ organizationId }) => organizationId)),
    hasVerifiedEmail: verified,
    redirectUri: resolveRedirectUri(client.callbackUrls, request.redirectUri),
    asked: askedBy(client, request.scope),
    agreed: authorization && {
      scopes: normaliseScopes(authorization.scopes),
      permissions: permissionsOf(authorization.permissions),
    },
    signInsInLastHour: authorization ? await signInsInLastHour(authorization.id) : 0,
  };
}

/** Whether the address that a person is known by is shown to be theirs. */
export async function hasVerifiedEmail(accountId: number, reader: Reader = db): Promise<boolean> {
  return (await reader.email.count({ where: { accountId, primary: true, verifiedAt: { not: null } } })) > 0;
}

/** Codes and tokens count alike: each sign-in makes one of each, on a device a token alone. */
async function signInsInLastHour(authorizationId: number): Promise<number> {
  const recent = { authorizationId, createdAt: { gt: new Date(clock.now().getTime() - HOUR_MS) } };
  const [codes, families] = await Promise.all([
    db.oauthCode.count({ where: recent }),
    db.tokenFamily.count({ where: recent }),
  ]);
  return Math.max(codes, families);
}
