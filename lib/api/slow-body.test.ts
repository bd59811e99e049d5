import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientGit, scratchFolder } from "@/lib/host/git/scratch.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { startApiServer } from "@/lib/testing/api-server.ts";
import { startGitServer } from "@/lib/testing/carriers.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
} from "@/lib/testing/host-scene.ts";
import { hashToken } from "@/lib/tokens/formats.ts";

/** A request is decided by its headers; what ends between them and the end of its body must end the request as well. */

let scene: HostScene;
let server: Awaited<ReturnType<typeof startApiServer>>;
beforeAll(async () => {
  scene = await makeHostScene();
  server = await startApiServer();
});
afterAll(() => server.close());

type Slow = {
  url: string;
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  /** Not used before: its first use says that the headers were looked at. */
  token: string;
  body: string | Buffer;
  meanwhile: () => Promise<unknown>;
};

/** One request whose second half of the body is sent after the token was used and `meanwhile` is done. */
async function sendSlowly({ url, method = "POST", headers, token, body, meanwhile }: Slow): Promise<IncomingMessage> {
  const bytes = Buffer.from(body);
  const half = Math.floor(bytes.length / 2);
  const request = http.request(url, {
    method,
    headers: {
      "user-agent": "mortise-tests",
      authorization: `token ${token}`,
      "content-length": bytes.length,
      ...headers,
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    request.on("response", resolve).on("error", reject),
  );
  request.write(bytes.subarray(0, half));
  const isUsed = async () =>
    (await db.accessToken.findUniqueOrThrow({ where: { hash: hashToken(token) } })).lastUsedAt !== null;
  await expect.poll(isUsed).toBe(true);
  await meanwhile();
  request.end(bytes.subarray(half));
  return answered;
}

const revoke = (token: string) => () => db.accessToken.delete({ where: { hash: hashToken(token) } });
const openIssue = (slow: Pick<Slow, "token" | "meanwhile">, title: string) =>
  sendSlowly({ ...slow, url: `${server.origin}/api/v3/repos/acme/widgets/issues`, body: JSON.stringify({ title }) });

test("a request whose token is revoked while its body arrives is refused as by a token that is none", async () => {
  const token = await personalToken(scene.mona);
  const answer = await openIssue({ token, meanwhile: revoke(token) }, "Revoked meanwhile");
  expect(answer.statusCode).toBe(401);
  expect(JSON.parse(await text(answer))).toMatchObject({ message: "Bad credentials" });
  expect(await db.issue.count({ where: { title: "Revoked meanwhile" } })).toBe(0);
});

test("a request whose installation loses the repository while the body arrives is refused", async () => {
  const token = await installationToken(scene, { issues: "write" });
  const where = { installationId: scene.installationId };
  const kept = await db.installationRepository.findFirstOrThrow({ where });
  const answer = await openIssue(
    { token, meanwhile: () => db.installationRepository.deleteMany({ where }) },
    "Taken out meanwhile",
  );
  // 404 once it is decided again; 403 when it is taken out between the token and the first decision.
  expect([403, 404], await text(answer)).toContain(answer.statusCode);
  expect(await db.issue.count({ where: { title: "Taken out meanwhile" } })).toBe(0);
  await db.installationRepository.create({ data: kept });
});

test("a request whose body comes slowly is answered when nothing ended meanwhile", async () => {
  const token = await personalToken(scene.mona);
  const answer = await openIssue({ token, meanwhile: async () => {} }, "Slow and allowed");
  expect([answer.statusCode, JSON.parse(await text(answer)).title]).toEqual([201, "Slow and allowed"]);
});

test("a release's file whose token is revoked while it arrives is refused, and not kept", async () => {
  const mona = await personalToken(scene.mona);
  const made = await call("POST", "/repos/acme/widgets/releases", { token: mona, body: { tag_name: "v-slow" } });
  const { id } = made.body as { id: number };
  const token = await personalToken(scene.mona);
  const answer = await sendSlowly({
    url: `${server.origin}/api/uploads/repos/acme/widgets/releases/${id}/assets?name=slow.txt`,
    headers: { "content-type": "text/plain" },
    token,
    body: "as slow as can be",
    meanwhile: revoke(token),
  });
  expect(answer.statusCode, await text(answer)).toBe(401);
  expect(await db.releaseAsset.count({ where: { releaseId: id } })).toBe(0);
});

/** Stands between git and the server: sends each push on slowly, with a token of its own. */
async function startSlowly(origin: string, slow: Pick<Slow, "token" | "meanwhile">) {
  const passOn = async (request: IncomingMessage): Promise<IncomingMessage> => {
    const url = `${origin}${request.url}`;
    const { host: _host, ...headers } = request.headers;
    if (request.method === "GET")
      return new Promise((resolve, reject) => http.get(url, { headers }, resolve).on("error", reject));
    const authorization = `Basic ${Buffer.from(`x-access-token:${slow.token}`).toString("base64")}`;
    return sendSlowly({ ...slow, url, headers: { ...headers, authorization }, body: await buffer(request) });
  };
  const proxy = http.createServer(async (request, response) => {
    const answer = await passOn(request);
    response.writeHead(answer.statusCode ?? 0, answer.headers);
    answer.pipe(response);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => proxy.close(resolve)),
  };
}

test.each([
  ["the token is revoked", (token: string, _nat: number) => revoke(token)],
  [
    "the person loses the role",
    (_token: string, nat: number) => () => db.collaborator.deleteMany({ where: { userId: nat } }),
  ],
])("a push of which %s while it arrives is refused, and moves nothing", async (_words, ends) => {
  await addCollaborator(scene.widgets, scene.nat, "push");
  const git = await startGitServer();
  const [reader, token] = [await personalToken(scene.nat), await personalToken(scene.nat)];
  const proxy = await startSlowly(new URL(git.address(reader)).origin, { token, meanwhile: ends(token, scene.nat) });
  const folder = scratchFolder();
  await clientGit(folder, ["clone", "-q", git.address(reader), "."]);
  await clientGit(folder, ["commit", "-q", "--allow-empty", "-m", "Too late"]);
  const address = `${proxy.origin.replace("//", `//x-access-token:${reader}@`)}/acme/widgets.git`;
  // What ends between the token and the first decision is refused by that one, in its words.
  await expect(clientGit(folder, ["push", "-q", address, "HEAD:refs/heads/too-late"])).rejects.toThrow(
    /your access ended while the push arrived|not found|403/,
  );
  const mona = await personalToken(scene.mona);
  expect((await call("GET", "/repos/acme/widgets/git/ref/heads/too-late", { token: mona })).status).toBe(404);
  await Promise.all([proxy.stop(), git.stop()]);
});
