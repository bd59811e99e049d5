/** What a request carries as proof of who it is, before anything is looked up. */
export type Credential =
  | { kind: "none" }
  | { kind: "token"; token: string }
  | { kind: "jwt"; jwt: string }
  | { kind: "password"; login: string; password: string }
  | { kind: "unusable" };

const looksLikeJwt = (value: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(value);
const TOKEN_LIKE = /^(?:gh[a-z]_|github_pat_|v1\.[0-9a-f]{40}$)/;

/**
 * Reads the credential from the `Authorization` header in its forms (bearer, token, Basic), else from
 * `?access_token=`. Schemes compare without regard to case (wire facts §1.11).
 */
export function readCredential(headers: Headers, query: URLSearchParams): Credential {
  const header = headers.get("authorization");
  if (header === null) {
    const token = query.get("access_token");
    return token ? bare(token) : { kind: "none" };
  }
  const [scheme = "", ...rest] = header.trim().split(/\s/);
  const value = rest.join(" ").trim();
  switch (scheme.toLowerCase()) {
    case "bearer":
    case "token":
      return bare(value);
    case "basic":
      return basic(value);
    default:
      return { kind: "unusable" };
  }
}

function bare(value: string): Credential {
  if (value === "") return { kind: "unusable" };
  return looksLikeJwt(value) && !TOKEN_LIKE.test(value) ? { kind: "jwt", jwt: value } : { kind: "token", token: value };
}

/** A token may stand as the user's name or as the password, whatever the other half says (wire facts §1.12). */
function basic(encoded: string): Credential {
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  const login = colon < 0 ? decoded : decoded.slice(0, colon);
  const password = colon < 0 ? "" : decoded.slice(colon + 1);
  if (TOKEN_LIKE.test(password)) return { kind: "token", token: password };
  if (TOKEN_LIKE.test(login)) return { kind: "token", token: login };
  if (login === "x-access-token" && looksLikeJwt(password)) return { kind: "jwt", jwt: password };
  return { kind: "password", login, password };
}
