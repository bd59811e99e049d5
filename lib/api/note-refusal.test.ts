import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  noteRefusedRequest,
  pruneRefusedRequests,
  refusedRequestsOf,
  writeRefusedRequests,
} from "@/lib/integrations/refused-requests.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { startGitServer } from "@/lib/testing/carriers.ts";
import {
  INSTALLATION_ID,
  INTEGRATION,
  installationToken,
  integrationJwt,
  loadTestWorld,
  TOKENS,
} from "@/lib/testing/world.ts";

beforeAll(() => loadTestWorld());
beforeEach(async () => {
  await writeRefusedRequests();
  await db.refusedRequest.deleteMany();
});

async function kept() {
  await writeRefusedRequests();
  const { requests } = await refusedRequestsOf({ integrationId: INTEGRATION.id }, { page: 1, perPage: 100 });
  return requests;
}
const post = (path: string, token: string) => call("POST", path, { token, body: { title: "x", body: "y" } });

test("a missing permission is kept with what was needed and held; requests that are alike are one", async () => {
  const token = await installationToken({ permissions: { issues: "read" } });
  await post("/repos/acme/widgets/issues", token);
  await post("/repos/acme/widgets/issues?access_token=no", token);
  const [row, ...others] = await kept();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    installationId: INSTALLATION_ID,
    method: "POST",
    path: "/repos/acme/widgets/issues",
    operation: "issues/create",
    status: 403,
    message: "Resource not accessible by integration",
    count: 2,
    installation: { account: { login: "acme" } },
  });
  expect(row?.explanation).toMatch(/This needs Issues \(issues\): write; held is Issues \(issues\): read/);
});

test("an address with a NUL in it is kept without it, which the database has no room for", async () => {
  const token = await installationToken({ permissions: { issues: "read" } });
  expect((await post("/repos/acme/%00/issues", token)).status).toBe(404);
  expect((await post("/repos/acme/widgets/labels/%00", token)).status).toBe(404);
  expect((await kept()).map(({ path }) => path)).toContain("/repos/acme/%00/issues");
});

test("nobody learns by being refused whether there is something private at an address", async () => {
  const token = await installationToken();
  await post("/repos/acme/gadgets/issues", token); // outside the selection
  await post("/repos/mona/dotfiles/issues", token); // another account's
  await post("/repos/acme/nothing/issues", token);
  const rows = await kept();
  expect(rows).toHaveLength(3);
  expect(new Set(rows.map(({ explanation, message, status }) => `${status} ${message} ${explanation}`)).size).toBe(1);
});

test("what git is refused is kept as well: a push without the permission, a fetch of what is hidden", async () => {
  const git = await startGitServer();
  const reads = await installationToken({ permissions: { contents: "read" } });
  expect(await git.status(reads, "git-receive-pack")).toBe(403);
  expect(await git.status(reads, "git-upload-pack")).toBe(200);
  expect(await git.status(reads, "git-upload-pack", "acme/gadgets")).toBe(404);
  await git.stop();
  const rows = await kept();
  expect(rows).toHaveLength(2);
  expect(rows.find(({ status }) => status === 403)).toMatchObject({
    method: "PUSH",
    path: "/acme/widgets.git",
    operation: "git/push",
    installationId: INSTALLATION_ID,
    explanation: expect.stringMatching(/^This needs Contents \(contents\): write/),
  });
  expect(rows.find(({ status }) => status === 404)).toMatchObject({
    method: "FETCH",
    path: "/acme/gadgets.git",
    explanation: expect.stringContaining("There is nothing at this address, or"),
  });
});

test("a suspended installation's requests are kept", async () => {
  const token = await installationToken();
  await db.installation.update({ where: { id: INSTALLATION_ID }, data: { suspendedAt: clock.now() } });
  await call("GET", "/repos/acme/widgets", { token });
  await db.installation.update({ where: { id: INSTALLATION_ID }, data: { suspendedAt: null } });
  expect(await kept()).toMatchObject([
    {
      installationId: INSTALLATION_ID,
      status: 403,
      explanation: expect.stringMatching(/^The installation is suspended/),
    },
  ]);
});

test("a credential of the wrong kind is kept, and whose it is", async () => {
  await call("GET", "/repos/acme/widgets/issues", { jwt: await integrationJwt() });
  expect(await kept()).toMatchObject([
    { installationId: null, explanation: expect.stringContaining("JSON Web Token") },
  ]);
});

test("people's own tokens, mistakes in what is sent and what is missing in a repository are not kept", async () => {
  await call("GET", "/repos/acme/gadgets", { token: TOKENS.lisa });
  const token = await installationToken();
  await call("POST", "/repos/acme/widgets/issues", { token, body: { title: 1 } });
  await call("GET", "/repos/acme/widgets/issues/999", { token });
  expect(await db.refusedRequest.count()).toBe(0);
  expect(await kept()).toEqual([]);
});

const example = (at: Partial<Parameters<typeof noteRefusedRequest>[0]> = {}) => ({
  integrationId: INTEGRATION.id,
  installationId: null,
  userId: null,
  method: "GET",
  path: "/user",
  operation: "users/get-authenticated",
  status: 403,
  message: "no",
  explanation: "because",
  ...at,
});

test("a credential in a path is blanked", async () => {
  noteRefusedRequest(example({ path: `/applications/x/tokens/${TOKENS.mona}` }));
  expect((await kept())[0]?.path).toBe("/applications/x/tokens/ghp_[redacted]");
});

test("200 are kept for an integration, and for three days", async () => {
  for (let count = 0; count < 230; count += 1) noteRefusedRequest(example({ operation: `operation/${count}` }));
  await writeRefusedRequests();
  expect(await db.refusedRequest.count()).toBe(200);
  clock.set(new Date(clock.now().getTime() + 3 * 24 * 3600_000 + 1_000));
  expect(await kept()).toEqual([]);
  await pruneRefusedRequests();
  clock.set(undefined);
  expect(await db.refusedRequest.count()).toBe(0);
});

test("what was refused to an integration that is gone is let go", async () => {
  noteRefusedRequest(example({ integrationId: 999_999 }));
  noteRefusedRequest(example());
  expect(await kept()).toHaveLength(1);
});
