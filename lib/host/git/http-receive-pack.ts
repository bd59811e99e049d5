import type { IncomingMessage, ServerResponse } from "node:http";
import { type ByteReader, createByteReader } from "./byte-reader.ts";
import { changedPaths } from "./changed-paths.ts";
import { GitError } from "./errors.ts";
import { type GitProcess, startGit } from "./git-process.ts";
import { IDLE_LIMIT_MS, startAnswer, TRANSFER_LIMIT_MS } from "./http-answer.ts";
import { pump, requestBody } from "./http-body.ts";
import type { GitAccess, GitPolicy } from "./http-policy.ts";
import { answerPreReceive, hooksDirectory, incomingObjects } from "./pre-receive.ts";
import { type PushCommands, readPushCommands } from "./push-commands.ts";
import { acceptedRefs, encodeFatal, encodeReport, holdReport, type PushReport, withReasons } from "./push-report.ts";
import { repositoryPath } from "./repository-path.ts";
import { failureOf } from "./run-git.ts";
import { factsOfUpdate } from "./update-facts.ts";

const UNRECORDED = "The refs were updated, but the server could not record it. Tell its administrator.";
const UNCHECKED = "the server could not check this push";
const REFUSED_WITH_OTHERS = "refused together with another ref of this push";

type Context<Actor> = {
  access: GitAccess<Actor>;
  policy: GitPolicy<Actor>;
  onFailure: (error: unknown) => void;
};

/** A push. Which refs moved from where to where is read from the two ends of the conversation: the client's commands
 *  say what each ref was and should become, and git's report which of these it did, each atomically and only from
 *  there. Comparing all refs before and after would mix up pushes that run at once, and git does not wait for a
 *  post-receive hook's success. What git has done is recorded even when the client has left.
 *  @throws GitError `invalid`, `too-large`, `failed`; what reading the request throws when the client leaves */
export async function receivePack<Actor>(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context<Actor>,
): Promise<void> {
  const reader = createByteReader(requestBody(request, { maxBytes: Number.POSITIVE_INFINITY }));
  const commands = await readPushCommands(reader);
  const answer = startAnswer(response, "application/x-git-receive-pack-result");
  if (commands.updates.length === 0) {
    await reader.discardRest();
    return answer.end();
  }
  requireReport(commands);
  const sideBand = commands.capabilities.has("side-band-64k");
  const reasons = new Map<string, string>();
  const git = await startReceivePack(context);
  response.setTimeout(IDLE_LIMIT_MS, () => response.destroy());
  try {
    const [report, problem] = await Promise.all([
      holdReport(git.stdout, { sideBand, forward: answer.write }),
      upload(git, commands, reader),
      answerHook(git, context, reasons),
    ]);
    const exit = await git.ended;
    const recorded = !report || (await record(commands, report, context));
    if (problem) throw problem;
    if (!report) throw failureOf({ repositoryId: context.access.repositoryId, command: "receive-pack", exit });
    if (recorded) answer.end(encodeReport(withReasons(report, reasons), sideBand));
    else if (sideBand) answer.end(encodeFatal(UNRECORDED));
    else response.destroy();
  } finally {
    response.setTimeout(0);
    await git.dispose();
  }
}

/** Without a report nobody knows what became of each ref; every git since 2005 asks for one. */
function requireReport({ capabilities }: PushCommands): void {
  if (capabilities.has("report-status") || capabilities.has("report-status-v2")) return;
  throw new GitError({ kind: "invalid", field: "push", problem: "must ask for report-status; use a current client" });
}

async function startReceivePack<Actor>({ access, policy }: Context<Actor>): Promise<GitProcess> {
  return startGit({
    args: ["receive-pack", "--stateless-rpc", repositoryPath(access.repositoryId)],
    settings: [
      ["receive.maxInputSize", String(access.maxPackBytes)],
      ...(policy.authorizePush ? [["core.hooksPath", await hooksDirectory()] as const] : []),
    ],
    timeoutMs: TRANSFER_LIMIT_MS,
    channel: policy.authorizePush !== undefined,
  });
}

/** Gives the request to git. When it breaks off, git is given the end of its input and no signal, since it cleans up
 *  only after the former, and has its say: it may have had all it needed. Returns what went wrong. */
async function upload(git: GitProcess, commands: PushCommands, reader: ByteReader): Promise<Error | null> {
  async function* input(): AsyncGenerator<Buffer, void, undefined> {
    yield commands.bytes;
    yield* reader.rest();
  }
  try {
    await pump(input(), git.stdin);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error("reading the push failed", { cause: error });
  } finally {
    git.stdin.end();
  }
}

/** Asks the policy while git waits in its pre-receive hook. A refusal is for the whole push, as nothing of it has moved
 *  yet; `reasons` gets what to say about each ref. */
async function answerHook<Actor>(
  git: GitProcess,
  { access, policy, onFailure }: Context<Actor>,
  reasons: Map<string, string>,
): Promise<void> {
  const { authorizePush } = policy;
  if (!git.channel || !authorizePush) return;
  const { repositoryId, actor } = access;
  await answerPreReceive(git.channel, async ({ updates, quarantine }) => {
    const incoming = incomingObjects(repositoryId, quarantine);
    const push = { repositoryId, actor, updates };
    const refusals = await authorizePush({
      ...push,
      changedPaths: ({ before, after }, options) => changedPaths(repositoryId, { before, after, incoming, ...options }),
      factsOf: (update) => factsOfUpdate(repositoryId, update, incoming),
    }).catch((error: unknown) => {
      onFailure(error);
      return updates.map(({ ref }) => ({ ref, reason: UNCHECKED }));
    });
    if (refusals.length === 0) return true;
    for (const { ref } of updates) reasons.set(ref, REFUSED_WITH_OTHERS);
    for (const { ref, reason } of refusals) reasons.set(ref, reason);
    return false;
  });
}

/** Tells the policy which refs moved; false when it could not keep it. */
async function record<Actor>(
  commands: PushCommands,
  report: PushReport,
  { access, policy, onFailure }: Context<Actor>,
): Promise<boolean> {
  const accepted = acceptedRefs(report);
  const updates = commands.updates.filter(({ ref, before, after }) => accepted.has(ref) && before !== after);
  if (updates.length === 0) return true;
  try {
    await policy.onPush({ repositoryId: access.repositoryId, actor: access.actor, updates });
    return true;
  } catch (error) {
    onFailure(error);
    return false;
  }
}
