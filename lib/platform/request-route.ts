/** Who answers a request. Next's route handlers cost about thirty times what the same handler costs in front of it. */
export type RouteKind = "health" | "metrics" | "test-controls" | "api" | "git" | "pages";

/** `url` is the path and query to answer, which for the API's own host is not the one asked for. */
export type Route = { kind: RouteKind; url: string };

type Asked = {
  /** As in the request line: path and query. */
  url: string;
  host: string | undefined;
  /** The host name of PUBLIC_URL, whose `api.` is the API's own host. */
  publicHostname: string;
};

const API =
  /^\/api\/(v3|uploads)(\/|$)|^\/api\/graphql$|^\/login\/oauth\/access_token$|^\/login\/device\/code$|^\/\.well-known\/oauth-authorization-server\/login\/oauth$|^\/login\/oauth\/\.well-known\/openid-configuration$/;
const GIT = /^\/[^/]+\/[^/]+\.git\/|^\/[^/]+\/[^/]+\/(git-upload-pack|git-receive-pack)$/;
/** An address without `.git`: of the same path a page may exist, so git's question decides. */
const GIT_DISCOVERY = /^\/[^/]+\/[^/]+\/info\/refs\?(.*&)?service=/;

export function routeOf({ url, host, publicHostname }: Asked): Route {
  const path = pathOf(url);
  if (path === "/healthz") return { kind: "health", url };
  if (path === "/metrics") return { kind: "metrics", url };
  if (hostnameOf(host) === `api.${publicHostname}`) return { kind: "api", url: onApiHost(url) };
  if (API.test(path)) return { kind: "api", url };
  if (path.startsWith("/_test/")) return { kind: "test-controls", url };
  if (GIT.test(path) || GIT_DISCOVERY.test(url)) return { kind: "git", url };
  return { kind: "pages", url };
}

/** On `api.<host>` the API starts at the root. Clients that were given the path of the other form keep working. */
function onApiHost(url: string): string {
  const path = pathOf(url);
  if (path === "/graphql") return `/api${url}`;
  if (API.test(path)) return url;
  return path === "/" ? `/api/v3${url.slice(1)}` : `/api/v3${url}`;
}

function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

function hostnameOf(host: string | undefined): string {
  return (host ?? "").toLowerCase().replace(/:\d+$/, "");
}
