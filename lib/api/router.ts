import { type Context, Hono } from "hono";
import { authenticate } from "@/lib/authentication/authenticate.ts";
import { discoveryDocument } from "@/lib/oauth/discovery.ts";
import { answerDeviceRequest, answerTokenRequest } from "@/lib/oauth/token-endpoint.ts";
import { notFound } from "./errors.ts";
import { openApiDocument } from "./openapi.ts";
import { eraOperations, operations } from "./registry.ts";
import { inRouteOrder } from "./route-order.ts";
import { answerOperation, answerRefusal, type Bindings, callerOf } from "./run-operation.ts";

const API_BASE = "/api/v3";
/** Where clients of an enterprise's server send files (wire facts §5). */
const UPLOADS_BASE = "/api/uploads";

/** `{owner}` → `:owner`; a name whose value may contain slashes takes the rest, which may be empty, up to the next fixed part. */
const honoPath = (path: string, multiSegment: readonly string[] = []): string =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) => (multiSegment.includes(name) ? `:${name}{.*}` : `:${name}`));

const BY_NAME_AND_BY_ID = {
  "/repos/{owner}/{repo}": ["/repositories/{repository_id}"],
  "/orgs/{org}/teams/{team_slug}": ["/teams/{team_id}", "/organizations/{organization_id}/team/{team_id}"],
};

/** Repositories and teams answer by id as well: the forms of 2016, of `link` headers and of older clients (wire facts §1.16, §2). */
function aliases(path: string): string[] {
  if (path === "/") return ["", "/"];
  for (const [byName, byId] of Object.entries(BY_NAME_AND_BY_ID))
    if (path.startsWith(byName)) return [path, ...byId.map((start) => path.replace(byName, start))];
  return [path];
}

/** The REST API: mounted in front of Next by server.ts, and inside it by app/api/v3. */
export const api = new Hono<{ Bindings: Bindings }>();

for (const operation of inRouteOrder([...operations, ...eraOperations])) {
  for (const path of aliases(operation.path))
    for (const base of operation.takesFile ? [API_BASE, UPLOADS_BASE] : [API_BASE])
      api.on(operation.method, `${base}${honoPath(path, operation.multiSegment)}`, (c) =>
        answerOperation(c, operation),
      );
}

api.get(`${API_BASE}/openapi.json`, (c) => c.json(openApiDocument()));
api.options("/api/*", (c) =>
  c.body(null, 204, {
    "access-control-allow-origin": "*",
    "access-control-allow-headers":
      "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Accept-Encoding, X-GitHub-OTP, X-Requested-With, User-Agent, GraphQL-Features, X-GitHub-Api-Version",
    "access-control-allow-methods": "GET, POST, PATCH, PUT, DELETE",
    "access-control-max-age": "86400",
  }),
);
for (const path of [
  "/.well-known/oauth-authorization-server/login/oauth",
  "/login/oauth/.well-known/openid-configuration",
])
  api.get(path, (c) => c.json(discoveryDocument(), 200, { "access-control-allow-origin": "*" }));
api.post("/login/device/code", (c) => answerDeviceRequest(c.req.raw, callerOf(c)));
api.post("/login/oauth/access_token", (c) => answerTokenRequest(c.req.raw, callerOf(c)));
api.notFound((c) => answerUnknown(c));
api.onError((error, c) => answerRefusal(c, error));

/** An unknown route or method: 404 in JSON, after a bad credential has been refused as anywhere else. */
async function answerUnknown(c: Context<{ Bindings: Bindings }>): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  await authenticate(c.req.raw.headers, { query, method: c.req.method, address: callerOf(c) });
  throw notFound({ documentation: "/rest" });
}
