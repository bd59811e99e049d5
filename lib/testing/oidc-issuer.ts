import { createHash, randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** What the provider says of the person who signs in next. */
export type Claims = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  preferred_username?: string;
  name?: string;
  /** How they were recognized; a provider may send anything. */
  amr?: unknown;
};

export type OidcIssuer = {
  /** Its address, without a trailing slash. */
  issuer: string;
  /** Whoever comes next is this person. */
  signInAs: (claims: Claims) => void;
  /** What was sent along with the last person; null when nobody came. */
  asked: () => URLSearchParams | null;
  close: () => Promise<void>;
};

type Started = { nonce: string; challenge: string; clientId: string; claims: Claims };

/** A small OpenID provider on a free port of this machine: it asks nobody, checks PKCE, and signs with RS256. */
export async function startOidcIssuer(port = 0): Promise<OidcIssuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256", use: "sig" };
  const codes = new Map<string, Started>();
  let claims: Claims = { sub: "nobody" };
  let asked: URLSearchParams | null = null;
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer());
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json(discovery(issuer()));
      case "/jwks":
        return json({ keys: [jwk] });
      case "/authorize": {
        asked = url.searchParams;
        const code = randomUUID();
        codes.set(code, { ...startedBy(url), claims });
        const back = new URL(url.searchParams.get("redirect_uri") ?? "");
        back.search = new URLSearchParams({ code, state: url.searchParams.get("state") ?? "" }).toString();
        response.writeHead(302, { location: back.href });
        return response.end();
      }
      case "/token": {
        const form = new URLSearchParams(await bodyOf(request));
        const started = codes.get(form.get("code") ?? "");
        codes.delete(form.get("code") ?? "");
        const challenge = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (!started || started.challenge !== challenge) return json({ error: "invalid_grant" }, 400);
        const idToken = await new SignJWT({ ...started.claims, nonce: started.nonce })
          .setProtectedHeader({ alg: "RS256", kid: "test" })
          .setIssuer(issuer())
          .setAudience(started.clientId)
          .setIssuedAt()
          .setExpirationTime("5m")
          .sign(privateKey);
        return json({ access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: idToken });
      }
      default:
        return json({ error: "not_found" }, 404);
    }
  });
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    issuer: issuer(),
    signInAs: (next) => {
      claims = next;
    },
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
});

function startedBy({ searchParams }: URL): Omit<Started, "claims"> {
  return {
    nonce: searchParams.get("nonce") ?? "",
    challenge: searchParams.get("code_challenge") ?? "",
    clientId: searchParams.get("client_id") ?? "",
  };
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
