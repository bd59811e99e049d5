import { authenticate } from "@/lib/authentication/authenticate.ts";
import { addressOf } from "@/lib/authentication/client-address.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Facts } from "@/lib/authorization/facts.ts";
import { type Actor, actorOf, type Grant } from "@/lib/authorization/grant.ts";
import { explainPolicy, type Reason } from "@/lib/authorization/reason.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { branchMoveProblem } from "@/lib/host/branch-protection/enforce.ts";
import { createGitHttpHandler } from "@/lib/host/git/http.ts";
import type { GitAccess, GitAccessRequest, GitMoved, GitRefusal, IncomingPush } from "@/lib/host/git/http-policy.ts";
import { loadRepositoryFacts } from "@/lib/host/repositories/load-facts.ts";
import { recordPush } from "@/lib/host/repositories/record-push.ts";
import { touchesWorkflows } from "@/lib/host/workflows-permission.ts";
import { log } from "@/lib/platform/log.ts";
import { isRefusal } from "./errors.ts";
import { noteAct } from "./note-act.ts";
import { noteRefusal } from "./note-refusal.ts";
import { ANYONE } from "./operation.ts";
import { refuseDecision } from "./refuse-decision.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], role: "pull", scopes: ["repo"], public: true };
const WRITE: Requirement = { anyOf: [{ contents: "write" }], role: "push", scopes: ["repo"] };
const WRITE_WORKFLOWS: Requirement = { ...WRITE, anyOf: [{ workflows: "write" }], scopes: ["workflow"] };

const MAX_PACK_BYTES = 2 * 1024 * 1024 * 1024;
/** Beside the ids of operations, for what was done and what was refused. */
const GIT_FETCH = "git/fetch";
const GIT_PUSH = "git/push";
/** Workflow files lie below it; a symbolic link in the place of a folder leads to files from anywhere. */
const FOLDER_OF_WORKFLOWS = ".github";

/** What is said beside each ref of a push that nobody may make any more. */
const ENDED_MEANWHILE = "your access ended while the push arrived";

/** Who pushes or fetches, kept for the rules that look at what was pushed; `asked` is what they were let in with. */
type GitActor = {
  grant: Grant;
  facts: Facts;
  actor: Actor | null;
  seen: ReturnType<typeof seenBy>;
  asked: GitAccessRequest;
};

type Refused = { outcome: "hide" | "forbid" | "unauthenticated"; reason?: Reason };

/** git over HTTP by the same grants and the same decision as the REST API. Names are not checked, tokens are. */
export const handleGit = createGitHttpHandler<GitActor>({
  authorize,
  authorizePush,
  onPush: async ({ repositoryId, actor: { actor, grant }, updates }) => {
    if (actor) await recordPush({ repositoryId, actor, updates });
    await noteAct(grant, GIT_PUSH, repositoryId);
  },
  onFailure: (error, context) => log.error({ err: error, ...context }, "git failed"),
});

async function authorize(asked: GitAccessRequest): Promise<GitAccess<GitActor> | GitRefusal | GitMoved> {
  const { owner, name, operation, request } = asked;
  const headers = new Headers(request.headers.authorization ? { authorization: request.headers.authorization } : {});
  const seen = seenBy({ owner, name, operation });
  let grant: Grant | null = null;
  try {
    grant = await authenticate(headers, {
      query: new URLSearchParams(),
      method: "POST",
      address: addressOf(request),
    });
    const { repository, facts } = await loadRepositoryFacts({ owner, name: name.replace(/\.git$/, "") }, grant);
    const read = decide(grant, READ, facts);
    const write = decide(grant, WRITE, facts);
    const needed = operation === "read" ? read : write;
    if (needed.outcome !== "allow") {
      noteRefusal(refuseDecision(grant, needed), { grant, allowed: false }, seen);
      return refuse(grant, needed);
    }
    return {
      repositoryId: repository.id,
      actor: { grant, facts, actor: actorOf(grant), seen, asked },
      mayRead: read.outcome === "allow",
      mayWrite: write.outcome === "allow" && !repository.archived,
      maxPackBytes: MAX_PACK_BYTES,
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    noteRefusal(error, { grant, allowed: false }, seen);
    if (error.movedTo) return { movedTo: `/${error.movedTo.ownerLogin}/${error.movedTo.name}.git` };
    if (error.status === 401) return { status: 401, message: "The name and password or token are not valid." };
    if (error.status === 403) return { status: 403, message: error.message };
    // Someone who sent nothing is asked who they are before they are told that there is nothing.
    return refuse(headers.has("authorization") ? null : { kind: "anonymous" }, { outcome: "hide" });
  }
}

/** How a refusal over git stands among those of the API, which its integration's owner and the account may read. */
function seenBy({ owner, name, operation }: Pick<GitAccessRequest, "owner" | "name" | "operation">) {
  return {
    method: operation === "read" ? "FETCH" : "PUSH",
    path: `/${owner}/${name.replace(/\.git$/, "")}.git`,
    operation: { id: operation === "read" ? GIT_FETCH : GIT_PUSH, accepts: ANYONE },
  };
}

function refuse(grant: Grant | null, { outcome, reason }: Refused): GitRefusal {
  if (grant?.kind === "anonymous") return { status: 401, message: "Sign in with a token as the password." };
  if (outcome === "hide") return { status: 404, message: "Repository not found." };
  if (reason?.rule === "organization-policy")
    return { status: 403, message: explainPolicy(reason.needed, reason.held) };
  return { status: 403, message: "Write access to repository not granted." };
}

/** A push has to be allowed when it has arrived, which may take long, as when it began. It has to keep the rules of the
 *  branches that it moves, and may change workflow files only if it may that. */
async function authorizePush(asBegun: IncomingPush<GitActor>) {
  const access = await authorize(asBegun.actor.asked);
  const isAllowed = "repositoryId" in access && access.repositoryId === asBegun.repositoryId && access.mayWrite;
  if (!isAllowed) return asBegun.updates.map(({ ref }) => ({ ref, reason: ENDED_MEANWHILE }));
  const push = { ...asBegun, actor: access.actor };
  const protectedBranches = await refusedByProtection(push);
  return protectedBranches.length > 0 ? protectedBranches : refusedForWorkflows(push);
}

async function refusedByProtection({
  repositoryId,
  actor: { facts, actor },
  updates,
  factsOf,
}: IncomingPush<GitActor>) {
  const refused: { ref: string; reason: string }[] = [];
  if (!actor) return refused;
  const mover = { accountId: actor.accountId, isAdmin: facts.roleOnRepository === "admin" };
  for (const update of updates) {
    const reason = await branchMoveProblem(repositoryId, { update, mover, facts: () => factsOf(update) });
    if (reason) refused.push({ ref: update.ref, reason });
  }
  return refused;
}

/** Workflow files run with the repository's secrets: changing them needs a permission of its own. */
async function refusedForWorkflows({ actor: { grant, facts, seen }, updates, changedPaths }: IncomingPush<GitActor>) {
  const decision = decide(grant, WRITE_WORKFLOWS, facts);
  if (decision.outcome === "allow") return [];
  const refused: { ref: string; reason: string }[] = [];
  for (const update of updates) {
    const paths = await changedPaths(update, { within: FOLDER_OF_WORKFLOWS });
    const path = paths.find((changed) => touchesWorkflows([changed]));
    if (path) refused.push({ ref: update.ref, reason: `changing ${path} needs the workflows permission` });
  }
  if (refused.length > 0) noteRefusal(refuseDecision(grant, decision), { grant, allowed: false }, seen);
  return refused;
}
