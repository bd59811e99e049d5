import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { INSTALLATION_ID, installationToken, loadTestWorld } from "@/lib/testing/world.ts";
import { recentActs } from "./recent-acts.ts";

beforeAll(() => loadTestWorld());

const installation = () =>
  db.installation.findUniqueOrThrow({
    where: { id: INSTALLATION_ID },
    include: { integration: { select: { botId: true } } },
  });

test("what an integration did last on the account, newest first, and when it was used", async () => {
  expect(await recentActs(await installation())).toEqual([]);
  expect((await installation()).lastUsedAt).toBeNull();
  const token = await installationToken();
  const done = async (path: string, body: object) =>
    (await call("POST", `/repos/acme/widgets${path}`, { token, body })).body as { number: number; id: number };
  const issue = await done("/issues", { title: "Found by the bot" });
  await done(`/issues/${issue.number}/comments`, { body: "More about it" });
  const { body } = await call("GET", "/repos/acme/widgets/commits/main", { token });
  const { sha } = body as { sha: string };
  await done(`/statuses/${sha}`, { state: "success", context: "ci" });

  const acts = await recentActs(await installation());
  const common = { repository: "acme/widgets", forLogin: null };
  expect(acts).toHaveLength(3);
  expect(acts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...common, kind: "status", target: sha, about: "ci", state: "success" }),
      expect.objectContaining({ ...common, kind: "comment", target: String(issue.number) }),
      expect.objectContaining({ ...common, kind: "issue", target: String(issue.number) }),
    ]),
  );
  expect((await installation()).lastUsedAt).toEqual(expect.any(Date));
});
