export type GitService = "git-upload-pack" | "git-receive-pack";

export type GitRoute =
  /** `advertise`: the refs and capabilities, before anything else; `exchange`: the transfer itself. */
  | { step: "advertise" | "exchange"; service: GitService; owner: string; name: string }
  | { step: "refused"; status: 403 | 404 | 405; message: string; allow?: "GET" | "POST" };

const NAME = /^[A-Za-z0-9._-]{1,100}$/;
const PATH = /^\/([^/]+)\/([^/]+)\/(.+)$/;

/** What a request wants, from its address alone. Owner and name have only characters that such names can have; whether
 *  they exist is for the policy to say. */
export function parseGitRoute(method: string, url: string): GitRoute {
  const [path = "", query = ""] = url.split("?", 2);
  const [, owner = "", repository = "", rest = ""] = PATH.exec(path) ?? [];
  const name = repository.replace(/\.git$/, "");
  if (!isName(owner) || !isName(name)) return notFound();
  if (rest === "info/refs") {
    const service = new URLSearchParams(query).get("service");
    if (service === null) return dumbProtocol();
    if (!isService(service)) {
      return { step: "refused", status: 403, message: "This service is not available. Use git fetch or git push." };
    }
    return method === "GET" ? { step: "advertise", service, owner, name } : wrongMethod("GET");
  }
  if (isService(rest))
    return method === "POST" ? { step: "exchange", service: rest, owner, name } : wrongMethod("POST");
  return rest === "HEAD" || rest.startsWith("objects/") ? dumbProtocol() : notFound();
}

function isName(text: string): boolean {
  return NAME.test(text) && text !== "." && text !== "..";
}

function isService(text: string): text is GitService {
  return text === "git-upload-pack" || text === "git-receive-pack";
}

function notFound(): GitRoute {
  return { step: "refused", status: 404, message: "Repository not found." };
}

function dumbProtocol(): GitRoute {
  const message = "Only git's smart HTTP protocol is spoken here. Use git 1.6.6 or later.";
  return { step: "refused", status: 403, message };
}

function wrongMethod(allow: "GET" | "POST"): GitRoute {
  return { step: "refused", status: 405, message: `Use ${allow} here.`, allow };
}
