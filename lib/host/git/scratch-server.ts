import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { createGitHttpHandler } from "./http.ts";
import type { GitPolicy, Push } from "./http-policy.ts";
import { clientGit, scratchFolder } from "./scratch.ts";

/** A server of scratch repositories over HTTP, for tests: what it allows, and what it heard of. */

type Actor = { login: string };
type Host = {
  origin: string;
  mayRead: boolean;
  mayWrite: boolean;
  maxPackBytes: number;
  pushes: Push<Actor>[];
  failures: unknown[];
  authorizePush: GitPolicy<Actor>["authorizePush"];
  onPush: GitPolicy<Actor>["onPush"];
};

const PACK_BYTES_MAX = 100 * 1024 * 1024;

/** As it is at the beginning of each test, which changes what it is about. */
export const host: Host = { origin: "", ...freely() };

function freely(): Omit<Host, "origin"> {
  return {
    ...{ mayRead: true, mayWrite: true, maxPackBytes: PACK_BYTES_MAX, pushes: [], failures: [] },
    authorizePush: undefined,
    onPush: async (push) => void host.pushes.push(push),
  };
}

/** Repositories are addressed as /acme/<id>; "hidden" needs a password. */
const policy = (): GitPolicy<Actor> => ({
  authorize: async ({ owner, name, request }) => {
    if (name === "hidden" && !request.headers.authorization) return { status: 401, message: "Sign in first." };
    if (owner !== "acme") return { status: 404, message: "Repository not found." };
    const { mayRead, mayWrite, maxPackBytes } = host;
    return { repositoryId: Number(name), actor: { login: "mona" }, mayRead, mayWrite, maxPackBytes };
  },
  ...(host.authorizePush ? { authorizePush: host.authorizePush } : {}),
  onPush: (push) => host.onPush(push),
  onFailure: (error) => host.failures.push(error),
});

/** Serves while the tests of a file run. */
export function serveScratchRepositories(): http.Server {
  const server = http.createServer((request, response) => void createGitHttpHandler(policy())(request, response));
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    host.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => void Object.assign(host, freely()));
  return server;
}

export const address = (id: number) => `${host.origin}/acme/${id}.git`;

export async function clone(id: number, ...options: string[]): Promise<string> {
  const folder = scratchFolder();
  await clientGit(folder, ["clone", "-q", ...options, address(id), "."]);
  return folder;
}

export async function commitIn(folder: string, name: string, content: string | Buffer = name): Promise<string> {
  fs.writeFileSync(`${folder}/${name}`, content);
  await clientGit(folder, ["add", "."]);
  await clientGit(folder, ["commit", "-q", "-m", `Add ${name}`]);
  return (await clientGit(folder, ["rev-parse", "HEAD"])).stdout.trim();
}

export const push = (folder: string, ...args: string[]) => clientGit(folder, ["push", "-q", "origin", ...args]);

/** Runs a git command that must fail and returns what it told the person. */
export async function complaint(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: { stderr: string }) => reason,
  );
  expect(error).not.toBeNull();
  return error?.stderr ?? "";
}
