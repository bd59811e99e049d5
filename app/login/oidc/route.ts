import { cookies } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { csrfCookie, LINKING_COOKIE, LINKING_SECONDS } from "@/lib/authentication/oidc.ts";
import { signedInRecently } from "@/lib/authentication/recent-sign-in.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { config } from "@/lib/platform/config.ts";

/**
 * Where the button "Sign in with …" posts to. It passes the form on to next-auth with the cookie that next-auth
 * compares its token with; the browser's Origin shows that the form is ours.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const { publicUrl, oidc, secureCookies } = config();
  if (!oidc || request.headers.get("origin") !== publicUrl)
    return new Response("This form is not one of ours. Go back and try again.\n", { status: 403 });
  const form = await request.formData().catch(() => null);
  if (!form) return new Response("This is no form. Go back and try again.\n", { status: 400 });
  const jar = await cookies();
  jar.set(csrfCookie(form.get("csrfToken")?.toString() ?? ""));
  const viewer = form.has("link") ? await findViewer() : null;
  if (viewer && !signedInRecently(viewer))
    return NextResponse.redirect(`${publicUrl}/sudo?return_to=%2Fsettings%2Fsecurity`, 303);
  if (viewer)
    jar.set(LINKING_COOKIE, viewer.sessionId, {
      httpOnly: true,
      sameSite: "lax",
      secure: secureCookies,
      path: "/",
      maxAge: LINKING_SECONDS,
    });
  // What follows the question mark goes on to the provider. Source: OpenID Connect Core 1.0, §3.1.2.1.
  const prompt = form.has("again") ? "?prompt=login" : "";
  // 307 keeps the method and the form.
  return NextResponse.redirect(`${publicUrl}/api/auth/signin/oidc${prompt}`, 307);
}
