import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { deviceOf } from "@/lib/authentication/client-address.ts";
import { authOptions } from "@/lib/authentication/next-auth.ts";
import { callbackCookieName, LINKING_COOKIE } from "@/lib/authentication/oidc.ts";
import { pathWithin, returnTo } from "@/lib/authentication/return-to.ts";
import { sealSecondStep, secondStepPath } from "@/lib/authentication/second-step.ts";
import { findViewerFrom, type Viewer } from "@/lib/authentication/session.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  const linking = action === "callback" ? await takeLinkingViewer(request) : null;
  return NextAuth(request, context, authOptions({ device: deviceOf(request.headers), linking, askSecondFactor }));
}

/** next-auth keeps where the person was going in a cookie of its own. */
async function askSecondFactor(accountId: number): Promise<string> {
  const jar = await cookies();
  const wanted = jar.get(callbackCookieName())?.value;
  jar.set(await sealSecondStep(accountId));
  return secondStepPath(returnTo(pathWithin(wanted)));
}

/** The viewer who set out from their settings to link the provider, in this browser and in this session. */
async function takeLinkingViewer({ headers }: NextRequest): Promise<Viewer | null> {
  const jar = await cookies();
  const sessionId = jar.get(LINKING_COOKIE)?.value;
  if (!sessionId) return null;
  jar.delete(LINKING_COOKIE);
  const viewer = await findViewerFrom(headers);
  return viewer?.sessionId === sessionId ? viewer : null;
}

export { handler as GET, handler as POST };
