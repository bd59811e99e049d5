import { beforeAll, expect, test } from "vitest";
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

test("an issue for a repository whose row cannot be written stays a fault while the repository is there", async () => {
  await db.$executeRaw`ALTER TABLE "Issue" ADD CONSTRAINT refused CHECK (title <> 'Refused by the database')`;
  const body = { title: "Refused by the database" };
  const { status } = await call("POST", "/repos/acme/gadgets/issues", { token, body });
  expect(status).toBe(500);
});
