import type { IncomingMessage, ServerResponse } from "node:http";
import { type GitProcess, startGit } from "./git-process.ts";
import { IDLE_LIMIT_MS, startAnswer, TRANSFER_LIMIT_MS } from "./http-answer.ts";
import { pump, requestBody } from "./http-body.ts";
import type { GitService } from "./http-route.ts";
import { encodePacket, FLUSH_PACKET } from "./packet-line.ts";
import { repositoryPath } from "./repository-path.ts";
import { failureOf } from "./run-git.ts";

/** What a client may say about the objects it wants and has. */
const MAX_NEGOTIATION_BYTES = 32 * 1024 * 1024;
const NOTHING = Buffer.alloc(0);

type Transfer = { request: IncomingMessage; response: ServerResponse; repositoryId: number };

/** The first answer to a client: what the repository has and what the server can. */
export async function advertise(transfer: Transfer, service: GitService): Promise<void> {
  const protocol = service === "git-upload-pack" ? protocolOf(transfer.request) : {};
  const isVersion2 = Object.keys(protocol).length > 0;
  await relay(transfer, {
    args: [service.slice("git-".length), "--stateless-rpc", "--advertise-refs", repositoryPath(transfer.repositoryId)],
    env: protocol,
    contentType: `application/x-${service}-advertisement`,
    // Version 2 begins with its own line; before it, the service's name was added for HTTP.
    prefix: isVersion2 ? NOTHING : Buffer.concat([encodePacket(`# service=${service}\n`), FLUSH_PACKET]),
    input: null,
  });
}

/** A fetch: one round of negotiation or the pack itself, for protocol versions 0 and 2.
 *  @throws GitError `invalid`, `too-large`, `failed`; what reading the request throws when the client leaves */
export async function uploadPack(transfer: Transfer): Promise<void> {
  await relay(transfer, {
    args: ["upload-pack", "--strict", "--stateless-rpc", repositoryPath(transfer.repositoryId)],
    env: protocolOf(transfer.request),
    contentType: "application/x-git-upload-pack-result",
    prefix: NOTHING,
    input: requestBody(transfer.request, { maxBytes: MAX_NEGOTIATION_BYTES }),
  });
}

/** Only what is known reaches git's environment. */
function protocolOf(request: IncomingMessage): Record<string, string> {
  const asked = String(request.headers["git-protocol"] ?? "").split(":");
  return asked.includes("version=2") ? { GIT_PROTOCOL: "version=2" } : {};
}

/** Runs git between a request and its answer, both ways as a stream. Git ends with the client. */
async function relay(
  { response, repositoryId }: Transfer,
  {
    args,
    env,
    contentType,
    prefix,
    input,
  }: {
    args: readonly string[];
    env: Readonly<Record<string, string>>;
    contentType: string;
    prefix: Buffer;
    input: AsyncIterable<Buffer> | null;
  },
): Promise<void> {
  const answer = startAnswer(response, contentType);
  const git = startGit({ args, env, timeoutMs: TRANSFER_LIMIT_MS });
  response.once("close", git.stop);
  response.setTimeout(IDLE_LIMIT_MS, () => response.destroy());
  try {
    await Promise.all([give(input, git), take(git, prefix, answer.write)]);
    const exit = await git.ended;
    if (!response.headersSent) throw failureOf({ repositoryId, command: args[0] ?? "", exit });
    // A refusal of git's own is in the answer already; an answer that a signal cut off must not look complete.
    if (exit.code === null) response.destroy();
    else answer.end();
  } finally {
    response.off("close", git.stop);
    response.setTimeout(0);
    await git.dispose();
  }
}

async function give(input: AsyncIterable<Buffer> | null, git: GitProcess): Promise<void> {
  if (input) await pump(input, git.stdin);
  git.stdin.end();
}

async function take(git: GitProcess, prefix: Buffer, send: (bytes: Buffer) => Promise<void>): Promise<void> {
  let sent = false;
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    await send(sent ? chunk : Buffer.concat([prefix, chunk]));
    sent = true;
  }
}
