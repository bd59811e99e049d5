import { beforeAll, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { takeNumber } from "./take-number.ts";

let scene: HostScene;
let token: string;
beforeAll(async () => {
  scene = await makeHostScene();
  token = await personalToken(scene.mona);
});

test("many who open issues at once get numbers of their own, one after another", async () => {
  const open = (nth: number) =>
    call("POST", "/repos/acme/widgets/issues", { token, body: { title: `Issue ${nth}` } }).then(
      ({ body }) => (body as { number: number }).number,
    );
  const numbers = await Promise.all(Array.from({ length: 20 }, (_, nth) => open(nth)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, nth) => nth + 2));
});

test("inside a transaction, which may hold the repository, none is taken ahead", async () => {
  await transaction(async (tx) => {
    await tx.repository.update({ where: { id: scene.gadgets }, data: { description: "Held" } });
    expect(await takeNumber(scene.gadgets), "it may be this one").toBeNull();
  });
  expect(await takeNumber(scene.gadgets)).toBe(2);
});

test("a repository that is gone has no next number", async () => {
  expect(await takeNumber(0)).toBeNull();
  expect(await db.issue.count({ where: { repositoryId: scene.gadgets } })).toBe(1);
});
