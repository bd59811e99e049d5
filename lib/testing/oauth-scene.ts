/** A person at the consent page and a client at the token endpoint, without a browser between them. */
import { api } from "@/lib/api/router.ts";
import { type AuthorizeRequest, readAuthorizeRequest } from "@/lib/oauth/authorize-request.ts";
import { agreeAndIssueCode } from "@/lib/oauth/issue-code.ts";
import { type Plan, planAuthorization } from "@/lib/oauth/plan-authorization.ts";
import { db } from "@/lib/platform/db.ts";
import { INTEGRATION } from "./world.ts";

export type Query = Readonly<Record<string, string>>;

export const personNamed = (login: string) =>
  db.account.findUniqueOrThrow({ where: { login }, select: { id: true, login: true } });

const requestOf = (query: Query): AuthorizeRequest =>
  readAuthorizeRequest({ client_id: INTEGRATION.clientId, ...query });

/** What the page would do for this person. */
export async function planFor(login: string, query: Query = {}): Promise<Plan> {
  return planAuthorization(await personNamed(login), requestOf(query));
}

/** The address that the browser is sent to once the person pressed Authorize. Throws when they were not asked. */
export async function pressAuthorize(login: string, query: Query = {}): Promise<URL> {
  const request = requestOf(query);
  const person = await personNamed(login);
  const plan = await planAuthorization(person, request);
  if (plan.kind !== "ask" && plan.kind !== "agreed") throw new Error(`not asked: ${JSON.stringify(plan)}`);
  return new URL(await agreeAndIssueCode({ ...plan, accountId: person.id, request }));
}

export async function codeFor(login: string, query: Query = {}): Promise<string> {
  return (await pressAuthorize(login, query)).searchParams.get("code") ?? "";
}

export type Answered = { status: number; headers: Headers; text: string; body: Record<string, string | number> };

/** One request to the token endpoint by the world's integration, as JSON both ways unless told otherwise. */
export async function askForToken(parameters: Query, headers: Record<string, string> = {}): Promise<Answered> {
  const all = { client_id: INTEGRATION.clientId, client_secret: INTEGRATION.clientSecret, ...parameters };
  const response = await api.request("/login/oauth/access_token", {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", ...headers },
    body: headers["content-type"]?.includes("form") ? new URLSearchParams(all).toString() : JSON.stringify(all),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

export type Tokens = { access_token: string; refresh_token: string };

/** The whole web flow: tokens of this person through the world's integration. */
export async function signedIn(login: string, parameters: Query = {}): Promise<Tokens> {
  const { body, text } = await askForToken({ code: await codeFor(login), ...parameters });
  if (!body.access_token) throw new Error(`no token: ${text}`);
  return body as Tokens;
}
