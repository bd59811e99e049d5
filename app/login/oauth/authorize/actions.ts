"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { askOrganizations } from "@/components/oauth/ask-organizations.ts";
import type { AuthorizeState } from "@/components/oauth/authorize-form.tsx";
import { signOut } from "@/lib/accounts/end-session.ts";
import { signedInRecently } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { sessionCookieName } from "@/lib/authentication/session-cookie.ts";
import type { Asked } from "@/lib/oauth/asked.ts";
import { type AuthorizeRequest, authorizePath } from "@/lib/oauth/authorize-request.ts";
import { agreeAndIssueCode } from "@/lib/oauth/issue-code.ts";
import { planAuthorization } from "@/lib/oauth/plan-authorization.ts";
import { reduceScopes } from "@/lib/oauth/reduce-scopes.ts";
import { extraOf } from "./extra-of.ts";
import { signInPath } from "./sign-in-path.ts";

const OLD_SIGN_IN = "It is more than two hours since you showed that it is you. Open this page again to confirm it.";
const CHANGED = "What it asks for has changed since you opened this page. Read it again, then decide.";

/** The person has read what is asked and agrees: everything is looked at once more, then they go on with a code. */
export async function authorize(
  request: AuthorizeRequest,
  _state: AuthorizeState,
  form: FormData,
): Promise<AuthorizeState> {
  const viewer = await requireViewer();
  const plan = await planAuthorization(viewer, request);
  if (plan.kind === "refused") redirect(plan.to);
  if (plan.kind !== "ask" && plan.kind !== "agreed") redirect(authorizePath(request));
  const { client, redirectUri } = plan;
  if (plan.kind === "ask" && !signedInRecently(viewer)) return { error: OLD_SIGN_IN };
  if (client.kind === "integration" && form.get("version") !== String(client.version)) return { error: CHANGED };
  const asked = client.kind === "integration" ? plan.asked : reduced(plan.asked, form);
  if (client.kind === "application") await askOrganizations(viewer.id, client.id, form);
  const extra = await extraOf(viewer, plan, request);
  redirect(await agreeAndIssueCode({ accountId: viewer.id, client, asked, redirectUri, request, extra }));
}

const reduced = (asked: Asked, form: FormData): Asked => ({
  ...asked,
  scopes: reduceScopes(asked.scopes, form.getAll("scopes").map(String)),
});

/** Ends this browser's session and asks who it is to be instead. */
export async function switchAccount(request: AuthorizeRequest): Promise<void> {
  const viewer = await requireViewer();
  await signOut({ viewerId: viewer.id, sessionId: viewer.sessionId });
  (await cookies()).delete(sessionCookieName());
  redirect(signInPath(request));
}
