import { type AuthorizeRequest, authorizePath } from "@/lib/oauth/authorize-request.ts";

/** Where somebody signs in first, on the way to a request: it suggests an account and may forbid making one. */
export function signInPath(request: AuthorizeRequest): string {
  const query = new URLSearchParams({ return_to: authorizePath(request, { settled: true }) });
  if (request.login !== null) query.set("login", request.login);
  if (!request.allowSignup) query.set("allow_signup", "false");
  return `/login?${query}`;
}
