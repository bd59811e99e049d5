import os from "node:os";
import { expect, test } from "vitest";
import { checkWorld } from "@/lib/world/check-world.ts";
import { WorldProblems } from "@/lib/world/problems.ts";

/** The messages about a world; none when it has no mistake. */
export function problemsIn(
  value: unknown,
  { mode = "test", directory = os.tmpdir() }: { mode?: "test" | "production"; directory?: string } = {},
): string[] {
  try {
    checkWorld(value, { directory, mode });
    return [];
  } catch (error) {
    if (error instanceof WorldProblems) return error.problems;
    throw error;
  }
}

/** What is wrong, the world, and every message that it gets; a pattern for what another part words. */
export type Mistake = [what: string, world: unknown, messages: (string | RegExp)[]];

/** A test for each mistake, named after it. */
export function testMistakes(mistakes: readonly Mistake[]): void {
  test.each(mistakes)("%s", (_, world, messages) => {
    const expected = messages.map((message) =>
      typeof message === "string" ? message : (expect.stringMatching(message) as string),
    );
    expect(problemsIn(world)).toEqual(expected);
  });
}

/** A world with one user. */
export const withUser = (more: object = {}) => ({ users: [{ login: "mona", ...more }] });

/** The users mona and hubot, of whom mona administers acme. */
export const withOrganization = (more: object = {}) => ({
  users: [{ login: "mona" }, { login: "hubot" }],
  organizations: [{ login: "acme", members: { mona: "admin" }, ...more }],
});

/** The same with the repository acme/widgets, which has the label "bug". */
export const withRepository = (more: object = {}) => ({
  ...withOrganization(),
  repositories: [{ name: "acme/widgets", labels: [{ name: "bug" }], ...more }],
});

/** The same with the integration CI Bot of acme. */
export const withIntegration = (more: object = {}) => ({
  ...withRepository(),
  integrations: [{ name: "CI Bot", owner: "acme", ...more }],
});
