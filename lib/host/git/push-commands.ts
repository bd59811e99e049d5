import type { ByteReader } from "./byte-reader.ts";
import { GitError } from "./errors.ts";
import { encodePacket, FLUSH_PACKET, readPacket } from "./packet-line.ts";
import type { RefUpdate } from "./refs.ts";
import { ZERO_SHA } from "./rules.ts";

const MAX_COMMAND_BYTES = 8 * 1024 * 1024;

/** The beginning of a push: what it wants, and the same as bytes for git, which gets the rest as it comes. */
export type PushCommands = { updates: RefUpdate[]; capabilities: ReadonlySet<string>; bytes: Buffer };

/** Reads up to the end of the command list; the pack after it stays in the reader. A request without commands is how
 *  git tries its credentials before it sends a large pack. @throws GitError `invalid`, `too-large` */
export async function readPushCommands(reader: ByteReader): Promise<PushCommands> {
  const updates: RefUpdate[] = [];
  const parts: Buffer[] = [];
  let capabilities: ReadonlySet<string> = new Set();
  let size = 0;
  for (;;) {
    const packet = await readPacket(reader);
    if (!packet) throw invalid("ended before its list of updates did");
    if (packet.kind === "flush") break;
    size += packet.payload.length;
    if (size > MAX_COMMAND_BYTES) throw new GitError({ kind: "too-large", limitBytes: MAX_COMMAND_BYTES });
    parts.push(encodePacket(packet.payload));
    const [line = "", options] = textOf(packet.payload).split("\0");
    if (options !== undefined) capabilities = new Set(options.trim().split(" "));
    if (!line.startsWith("shallow ")) updates.push(parseUpdate(line.replace(/\n$/, "")));
  }
  return { updates, capabilities, bytes: Buffer.concat([...parts, FLUSH_PACKET]) };
}

/** `<old> <new> <ref>`, as in a push's commands and in the input of git's hooks. @throws GitError `invalid` */
export function parseUpdate(line: string): RefUpdate {
  const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+)$/s.exec(line);
  if (!match?.[1] || !match[2] || !match[3]) throw invalid("has an update of an unknown form");
  return { before: shaOrNull(match[1]), after: shaOrNull(match[2]), ref: match[3] };
}

function shaOrNull(sha: string): string | null {
  return sha === ZERO_SHA ? null : sha;
}

/** Ref names go into events, so bytes that are no text are refused here and not replaced. */
function textOf(payload: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    throw invalid("has a ref name that is not UTF-8");
  }
}

function invalid(problem: string): GitError {
  return new GitError({ kind: "invalid", field: "push", problem });
}
