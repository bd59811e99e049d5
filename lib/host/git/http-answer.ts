import type { ServerResponse } from "node:http";
import { write } from "./http-body.ts";

/** How long nothing may move on a connection in either direction; git itself sends a sign of life every 5 seconds. */
export const IDLE_LIMIT_MS = 120_000;
/** How long one transfer may take in all. */
export const TRANSFER_LIMIT_MS = 60 * 60_000;

const NOT_CACHED = {
  "cache-control": "no-cache, max-age=0, must-revalidate",
  expires: "Fri, 01 Jan 1980 00:00:00 GMT",
  pragma: "no-cache",
};

export type Answer = {
  write: (bytes: Buffer) => Promise<void>;
  end: (bytes?: Buffer) => void;
};

/** An answer whose head goes out with its first bytes, so that a failure before them can still have its status. */
export function startAnswer(response: ServerResponse, contentType: string): Answer {
  const head = () => {
    if (!response.headersSent && !response.destroyed)
      response.writeHead(200, { ...NOT_CACHED, "content-type": contentType });
  };
  return {
    write: async (bytes) => {
      head();
      await write(response, bytes);
    },
    end: (bytes) => {
      head();
      response.end(bytes);
    },
  };
}

/** A refusal in words, which git shows to the person. It closes the connection: the rest of the request is unread. */
export function refuse(
  response: ServerResponse,
  { status, message, headers = {} }: { status: number; message: string; headers?: Readonly<Record<string, string>> },
): void {
  response.writeHead(status, {
    ...NOT_CACHED,
    ...headers,
    ...(status === 401 ? { "www-authenticate": 'Basic realm="Mortise", charset="UTF-8"' } : {}),
    "content-type": "text/plain; charset=utf-8",
  });
  response.end(`${message}\n`);
  response.req.resume();
}

/** git follows this from its first request on, with the credentials that it has, and says so to the person. */
export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { location, "content-type": "text/plain; charset=utf-8" });
  response.end(`Moved to ${location}\n`);
  response.req.resume();
}
