import type { IncomingMessage } from "node:http";
import type { Readable, Writable } from "node:stream";
import { createGunzip } from "node:zlib";
import { GitError } from "./errors.ts";

/** How much of a request nobody wants any more is read, so that the client gets to reading the answer. */
const MAX_DISCARDED_BYTES = 256 * 1024 * 1024;

/** The body of a request, unpacked, as a stream that can be left half read without closing the connection under the
 *  answer. @throws while reading: GitError `too-large`, `invalid` for a broken or unknown encoding */
export async function* requestBody(
  request: IncomingMessage,
  { maxBytes }: { maxBytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  const stream = decoded(request);
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new GitError({ kind: "too-large", limitBytes: maxBytes });
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? badEncoding() : error;
  }
}

function decoded(request: IncomingMessage): Readable {
  const encoding = request.headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding === "identity") return request;
  if (encoding !== "gzip" && encoding !== "x-gzip") throw badEncoding();
  const gunzip = createGunzip();
  // Piping does not pass on that the client went away.
  request.once("close", () => {
    if (!request.complete) gunzip.destroy(new Error("the client went away"));
  });
  return request.pipe(gunzip);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function badEncoding(): GitError {
  return new GitError({ kind: "invalid", field: "Content-Encoding", problem: "must be gzip or nothing, and correct" });
}

/** Writes all of `source` to `sink`, no faster than it takes it. When the sink closes, what is left of the source is
 *  read and thrown away. @throws what reading throws; GitError `too-large` when too much would be thrown away */
export async function pump(source: AsyncIterable<Buffer>, sink: Writable): Promise<void> {
  let discarded = 0;
  for await (const chunk of source) {
    if (sink.destroyed || sink.writableEnded) {
      discarded += chunk.length;
      if (discarded > MAX_DISCARDED_BYTES) throw new GitError({ kind: "too-large", limitBytes: MAX_DISCARDED_BYTES });
    } else await write(sink, chunk);
  }
}

/** Writes, and waits until there is room for more or the sink has closed. */
export async function write(sink: Writable, chunk: Buffer): Promise<void> {
  if (sink.destroyed || sink.write(chunk) || sink.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      for (const event of ["drain", "close", "error"]) sink.off(event, done);
      resolve();
    };
    for (const event of ["drain", "close", "error"]) sink.on(event, done);
  });
}
