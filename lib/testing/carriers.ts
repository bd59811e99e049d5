import http from "node:http";
import type { AddressInfo } from "node:net";
import { handleGit } from "@/lib/api/git-access.ts";
import { call } from "./api-client.ts";

/** A request's address and what stands in its header, if anything does. */
export type Carried = { path: string; authorization?: string };

const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;

/** Everywhere that a token may stand in a request to the REST API: in the header's forms, or in the address. */
export const CARRIERS: Readonly<Record<string, (token: string, path: string) => Carried>> = {
  "Authorization: token": (token, path) => ({ path, authorization: `token ${token}` }),
  "Authorization: TOKEN": (token, path) => ({ path, authorization: `TOKEN ${token}` }),
  "Authorization: bearer": (token, path) => ({ path, authorization: `bearer ${token}` }),
  "Authorization: Bearer": (token, path) => ({ path, authorization: `Bearer ${token}` }),
  "Basic, as the user": (token, path) => ({ path, authorization: basic(token, "") }),
  "Basic, as the user before x-oauth-basic": (token, path) => ({ path, authorization: basic(token, "x-oauth-basic") }),
  "Basic, as the password": (token, path) => ({ path, authorization: basic("anybody", token) }),
  "Basic, as the password of x-access-token": (token, path) => ({
    path,
    authorization: basic("x-access-token", token),
  }),
  "?access_token=": (token, path) => ({ path: `${path}${path.includes("?") ? "&" : "?"}access_token=${token}` }),
};

export type Answered = { status: number; body: unknown };

/** One request to the REST API with a token on a carrier. */
export async function sendBy(
  carrier: string,
  token: string,
  { method = "GET", path, body }: { method?: string; path: string; body?: unknown },
): Promise<Answered> {
  const sent = CARRIERS[carrier]?.(token, path);
  if (!sent) throw new Error(carrier);
  const headers = sent.authorization === undefined ? {} : { authorization: sent.authorization };
  const answer = await call(method, sent.path, { headers, ...(body !== undefined && { body }) });
  return { status: answer.status, body: answer.body };
}

/** git over HTTP in this process, on a port of its own. */
export async function startGitServer() {
  const server = http.createServer((request, response) => void handleGit(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** The address of a repository for a client of git that has a token. */
    address: (token: string, repository = "acme/widgets") =>
      `${url.replace("//", `//x-access-token:${token}@`)}/${repository}.git`,
    /** The status of the first request of a fetch or of a push with a token as the password. */
    status: async (token: string, service: "git-upload-pack" | "git-receive-pack", repository = "acme/widgets") => {
      const response = await fetch(`${url}/${repository}.git/info/refs?service=${service}`, {
        headers: { authorization: basic("x-access-token", token) },
      });
      await response.arrayBuffer();
      return response.status;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
