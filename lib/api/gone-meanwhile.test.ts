import { beforeAll, expect, test } from "vitest";
import { api } from "@/lib/api/router.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";

let scene: HostScene;
let token: string;
beforeAll(async () => {
  scene = await makeHostScene();
  token = await personalToken(scene.mona);
});

const NOT_FOUND = expect.objectContaining({ message: "Not Found", status: "404" });

/** The id of a new repository of acme's. */
async function newRepository(name: string): Promise<number> {
  const { body } = await call("POST", "/orgs/acme/repos", { token, body: { name } });
  return (body as { id: number }).id;
}

/** The answer to a request that waits for a repository until its deletion is committed. */
async function askedWhileDeleted(id: number, ask: () => ReturnType<typeof call>) {
  const asked = await db.$transaction(async (tx) => {
    await tx.repository.delete({ where: { id } });
    const answer = ask();
    await untilSomebodyWaits();
    return { answer };
  }, HOLDING);
  return asked.answer;
}

test.each([
  ["an issue", "issues", { title: "Too late" }],
  ["an issue with a label", "issues", { title: "Too late", labels: ["late"] }],
  ["a milestone", "milestones", { title: "Too late" }],
  ["a webhook", "hooks", { config: { url: "https://late.example.test/" } }],
])(
  "%s for a repository that is deleted at that moment is refused as for one that is not there",
  async (_, kind, body) => {
    const name = `goes-${kind}-${"labels" in body}`;
    const id = await newRepository(name);
    const { status, body: answer } = await askedWhileDeleted(id, () =>
      call("POST", `/repos/acme/${name}/${kind}`, { token, body }),
    );
    expect({ status, answer }).toEqual({ status: 404, answer: NOT_FOUND });
  },
);

test("a comment that is deleted at that moment is not found by who changes it or reacts to it", async () => {
  for (const [method, rest, body] of [
    ["PATCH", "", { body: "Too late" }],
    ["POST", "/reactions", { content: "heart" }],
  ] as const) {
    const written = await call("POST", "/repos/acme/widgets/issues/1/comments", { token, body: { body: "Hello" } });
    const { id } = written.body as { id: number };
    const { answer } = await db.$transaction(async (tx) => {
      await tx.issueComment.delete({ where: { id } });
      const asked = call(method, `/repos/acme/widgets/issues/comments/${id}${rest}`, { token, body });
      await untilSomebodyWaits();
      return { answer: asked };
    }, HOLDING);
    const { status, body: said } = await answer;
    expect({ status, said }).toEqual({ status: 404, said: NOT_FOUND });
  }
});

test("a file for a release that is deleted while it arrives is refused, and not kept", async () => {
  const release = { tag_name: "v-goes", target_commitish: "main" };
  const { body: made } = await call("POST", "/repos/acme/widgets/releases", { token, body: release });
  const { id } = made as { id: number };
  const { answer } = await db.$transaction(async (tx) => {
    await tx.release.delete({ where: { id } });
    const path = `/api/uploads/repos/acme/widgets/releases/${id}/assets?name=late.txt`;
    const headers = { "user-agent": "mortise-tests", authorization: `token ${token}`, "content-type": "text/plain" };
    const asked = api.request(path, { method: "POST", headers, body: "late" });
    await untilSomebodyWaits();
    return { answer: asked };
  }, HOLDING);
  expect((await answer).status).toBe(404);
  expect(await db.releaseAsset.count({ where: { name: "late.txt" } })).toBe(0);
});

test("an issue for a repository whose row cannot be written stays a fault while the repository is there", async () => {
  await db.$executeRaw`ALTER TABLE "Issue" ADD CONSTRAINT refused CHECK (title <> 'Refused by the database')`;
  const body = { title: "Refused by the database" };
  const { status } = await call("POST", "/repos/acme/gadgets/issues", { token, body });
  expect(status).toBe(500);
});
