import { cache } from "react";
import { findLiveSession, type LiveSession } from "@/lib/accounts/sessions.ts";
import type { SessionGrant } from "@/lib/authorization/grant.ts";
import { config } from "@/lib/platform/config.ts";
import { requestTarget } from "./page-request.ts";
import { redirectTo } from "./redirect-to.ts";
import { openSessionCookie } from "./session-cookie.ts";

/** The person signed in to the pages: their account's id, login, name and whether they run this server. */
export type Viewer = LiveSession;

/** Methods that change nothing, so that a request of another site with our cookie does no harm. */
const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** The viewer behind a request's cookie, outside of pages. A revoked or expired session is none. */
export async function findViewerFrom(headers: Headers): Promise<Viewer | null> {
  const sessionId = await openSessionCookie(headers);
  return sessionId === null ? null : findLiveSession(sessionId);
}

/** The viewer of a page or server action; looked up once for each request. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const { headers } = await import("next/headers.js");
  return findViewerFrom(await headers());
});

/** The viewer; whoever is not signed in is sent to sign in and back to this page. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  const target = await requestTarget();
  return redirectTo(target === "/" ? "/login" : `/login?return_to=${encodeURIComponent(target)}`);
}

/**
 * The grant of a request that carries no other credential than the pages' cookie. A method that may change something
 * counts as signed in only when the request comes from our own pages.
 */
export async function authenticateSession(headers: Headers, method: string): Promise<SessionGrant | null> {
  if (!SAFE_METHODS.includes(method) && headers.get("origin") !== config().publicUrl) return null;
  const viewer = await findViewerFrom(headers);
  return viewer && { kind: "session", userId: viewer.id, sessionId: viewer.sessionId };
}
