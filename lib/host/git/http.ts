import type { IncomingMessage, ServerResponse } from "node:http";
import { shared } from "@/lib/platform/shared.ts";
import { GitError } from "./errors.ts";
import { redirect, refuse } from "./http-answer.ts";
import type { GitPolicy, GitRefusal } from "./http-policy.ts";
import { receivePack } from "./http-receive-pack.ts";
import { type GitRoute, parseGitRoute } from "./http-route.ts";
import { advertise, uploadPack } from "./http-upload-pack.ts";
import { repositoryExists } from "./init-repository.ts";
import { createSlots } from "./slots.ts";

/** Transfers at once; the others wait in order. */
const TRANSFERS_AT_ONCE = 64;
const NOT_FOUND = "Repository not found.";

type AcceptedRoute = Exclude<GitRoute, { step: "refused" }>;
export type GitHttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const slots = shared("git-transfers", () => createSlots(TRANSFERS_AT_ONCE));

/** Git over HTTP for every repository: fetch and push by the smart protocol. It knows no people: `policy` says who may
 *  do what and is told what was pushed. The handler always answers and never throws. */
export function createGitHttpHandler<Actor>(policy: GitPolicy<Actor>): GitHttpHandler {
  return async (request, response) => {
    const route = parseGitRoute(request.method ?? "GET", request.url ?? "/");
    if (route.step === "refused") {
      return refuse(response, { ...route, headers: route.allow ? { allow: route.allow } : {} });
    }
    const { owner, name, service } = route;
    const onFailure = (error: unknown) => policy.onFailure?.(error, { owner, name, service });
    try {
      await serve({ request, response, route, policy, onFailure });
    } catch (error) {
      if (!request.complete && request.destroyed) return;
      const answer = answerTo(error);
      // Whoever gets here may see the repository, so its files should be there.
      if (answer.status >= 500 || answer.status === 404) onFailure(error);
      if (response.headersSent) response.destroy();
      else refuse(response, answer);
    }
  };
}

async function serve<Actor>({
  request,
  response,
  route,
  policy,
  onFailure,
}: {
  request: IncomingMessage;
  response: ServerResponse;
  route: AcceptedRoute;
  policy: GitPolicy<Actor>;
  onFailure: (error: unknown) => void;
}): Promise<void> {
  const { owner, name, service, step } = route;
  const operation = service === "git-receive-pack" ? "write" : "read";
  const access = await policy.authorize({ owner, name, operation, request });
  if ("status" in access) return refuse(response, access);
  if ("movedTo" in access) return redirect(response, `${access.movedTo}/${restOf(request.url ?? "")}`);
  const refusal = refusalOf(operation, access);
  if (refusal) return refuse(response, refusal);
  const { repositoryId } = access;
  if (!(await repositoryExists(repositoryId))) {
    throw new GitError({ kind: "not-found", what: "repository", name: String(repositoryId) });
  }
  if (step === "exchange" && request.headers["content-type"] !== `application/x-${service}-request`) {
    return refuse(response, { status: 415, message: `Send this as application/x-${service}-request.` });
  }
  await slots.run(async () => {
    if (response.destroyed) return;
    if (step === "advertise") await advertise({ request, response, repositoryId }, service);
    else if (operation === "read") await uploadPack({ request, response, repositoryId });
    else await receivePack(request, response, { access, policy, onFailure });
  });
}

/** What follows the repository in an address: "info/refs?service=git-upload-pack". */
function restOf(url: string): string {
  return url.replace(/^\/[^/]+\/[^/]+\//, "");
}

function refusalOf(
  operation: "read" | "write",
  { mayRead, mayWrite }: { mayRead: boolean; mayWrite: boolean },
): GitRefusal | null {
  if (!mayRead) return { status: 404, message: NOT_FOUND };
  if (operation === "write" && !mayWrite) return { status: 403, message: "You may not push to this repository." };
  return null;
}

function answerTo(error: unknown): { status: number; message: string } {
  const failure = error instanceof GitError ? error.failure : null;
  switch (failure?.kind) {
    case "not-found":
      return { status: 404, message: NOT_FOUND };
    case "invalid":
      return { status: 400, message: `The request is not valid: ${failure.field} ${failure.problem}.` };
    case "too-large":
      return { status: 413, message: `The request is larger than ${failure.limitBytes} bytes.` };
    case "unavailable":
      return { status: 503, message: "Git is not available on this server." };
    default:
      return { status: 500, message: "Something went wrong on the server." };
  }
}
