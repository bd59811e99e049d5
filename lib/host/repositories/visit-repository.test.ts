import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene } from "@/lib/testing/host-scene.ts";
import { abilitiesOf } from "./page-abilities.ts";
import { possibleOwners, requirePossibleOwner } from "./possible-owners.ts";
import { repositoriesOfPerson } from "./queries.ts";
import { requireAllowed, type Visitor, visitRepository } from "./visit-repository.ts";

let scene: HostScene;
beforeAll(async () => {
  scene = await makeHostScene();
});

const person = (id: number): Visitor => ({ id, sessionId: "s" });
const widgets = (visitor: Visitor) => visitRepository(visitor, { owner: "ACME", name: "Widgets" });
const gadgets = (visitor: Visitor) => visitRepository(visitor, { owner: "acme", name: "gadgets" });

describe("visitRepository", () => {
  it("finds a private repository for those with a role, in any case of its name", async () => {
    for (const id of [scene.mona, scene.hubot, scene.lisa])
      expect((await widgets(person(id))).repository.id).toBe(scene.widgets);
  });

  it("answers a private repository to others exactly like one that does not exist", async () => {
    const missing = await visitRepository(null, { owner: "acme", name: "nothing" }).catch((error: unknown) => error);
    for (const visitor of [null, person(scene.nat)])
      expect(await widgets(visitor).catch((error: unknown) => error)).toMatchObject({
        status: (missing as { status: number }).status,
        message: (missing as Error).message,
      });
  });

  it("finds a public repository for everybody", async () => {
    expect((await gadgets(null)).repository.role).toBeNull();
    expect((await gadgets(person(scene.nat))).repository.id).toBe(scene.gadgets);
  });
});

describe("abilitiesOf", () => {
  it("offers nothing to somebody who is not signed in", async () => {
    expect(new Set(Object.values(abilitiesOf(await gadgets(null))))).toEqual(new Set([false]));
  });

  it("offers issues and comments to every reader, and more with the role", async () => {
    expect(abilitiesOf(await gadgets(person(scene.nat)))).toEqual({
      openIssues: true,
      openPulls: true,
      comment: true,
      triage: false,
      changeLabels: false,
      push: false,
      administer: false,
    });
    expect(abilitiesOf(await widgets(person(scene.lisa)))).toMatchObject({
      triage: true,
      changeLabels: true,
      push: true,
      administer: false,
    });
    expect(Object.values(abilitiesOf(await widgets(person(scene.mona))))).not.toContain(false);
  });

  it("leaves only the settings of an archived repository", async () => {
    await db.repository.update({ where: { id: scene.widgets }, data: { archived: true } });
    expect(abilitiesOf(await widgets(person(scene.mona)))).toEqual({
      openIssues: false,
      openPulls: false,
      comment: false,
      triage: false,
      changeLabels: false,
      push: false,
      administer: true,
    });
    await db.repository.update({ where: { id: scene.widgets }, data: { archived: false } });
  });
});

describe("requireAllowed", () => {
  it("refuses with 403 who sees a repository without the role", async () => {
    const visit = await gadgets(person(scene.nat));
    expect(() => requireAllowed(visit, { anyOf: [{ contents: "write" }], role: "push" })).toThrow(
      expect.objectContaining({ status: 403 }),
    );
  });
});

describe("requirePossibleOwner", () => {
  it("takes oneself and one's organizations", async () => {
    expect((await possibleOwners(scene.hubot)).map(({ login }) => login)).toEqual(["hubot", "acme"]);
    expect((await requirePossibleOwner(scene.hubot, "Acme")).id).toBe(scene.acme);
  });

  it("refuses the account of somebody else", async () => {
    for (const login of ["acme", "mona", "nobody", ""])
      await expect(requirePossibleOwner(scene.nat, login)).rejects.toMatchObject({
        status: 422,
        errors: [expect.objectContaining({ field: "owner" })],
      });
  });
});

describe("repositoriesOfPerson", () => {
  it.each(["created", "updated", "pushed", "full_name", "id"] as const)("orders by %s", async (by) => {
    for (const direction of ["asc", "desc"] as const) {
      const grant = { kind: "session", userId: scene.mona, sessionId: "s" } as const;
      const { total } = await repositoriesOfPerson(grant, { page: { page: 1, perPage: 10 }, order: { by, direction } });
      expect(total).toBe(2);
    }
  });
});
