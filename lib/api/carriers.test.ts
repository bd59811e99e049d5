import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TokenKind } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Answered, CARRIERS, sendBy, startGitServer } from "@/lib/testing/carriers.ts";
import { makeCredentialScene, TOKEN_KINDS, TOKEN_STATES, type TokenState } from "@/lib/testing/credential-scene.ts";

/** One resolver for all carriers: the same credential gives the same answer, however it is sent and whatever its state. */

let scene: Awaited<ReturnType<typeof makeCredentialScene>>;
let git: Awaited<ReturnType<typeof startGitServer>>;

beforeAll(async () => {
  scene = await makeCredentialScene();
  git = await startGitServer();
});
afterAll(() => git.stop());

const CODE = "/repos/acme/widgets/contents/README.md";
const PATHS = [
  CODE,
  "/repos/acme/widgets/issues",
  "/repos/acme/gadgets",
  "/user",
  "/installation/repositories",
  "/none",
];
/** What a credential of each kind and state gets for the private code, which a fetch gets as well. */
const EXPECTED: Readonly<Record<TokenState, number | Record<TokenKind, number>>> = {
  valid: 200,
  expired: 401,
  revoked: 401,
  suspended: { INSTALLATION: 403, USER: 404, PERSONAL: 200, FINE_GRAINED: 200, OAUTH: 200 },
  narrowed: 404,
  foreign: 404,
};
/** A push changes what the permissions of this scene let integrations and fine-grained tokens read alone. */
const PUSHED: typeof EXPECTED = {
  ...EXPECTED,
  valid: { INSTALLATION: 403, USER: 403, PERSONAL: 200, FINE_GRAINED: 403, OAUTH: 200 },
  suspended: { INSTALLATION: 403, USER: 404, PERSONAL: 200, FINE_GRAINED: 403, OAUTH: 200 },
};
const expectedOf = (table: typeof EXPECTED, kind: TokenKind, state: TokenState): number => {
  const expected = table[state];
  return typeof expected === "number" ? expected : expected[kind];
};

describe.each(TOKEN_STATES)("%s", (state) => {
  test.each(TOKEN_KINDS)("a token of kind %s is answered alike on every carrier, and by git", async (kind) => {
    await scene.suspend(state === "suspended");
    const token = await scene.tokenOf(kind, state);
    // Addresses for downloads change with the minute: all the carriers of a path are asked in one.
    clock.stop(clock.now());
    for (const path of PATHS) {
      const answers = new Map<string, Answered>();
      for (const carrier of Object.keys(CARRIERS)) answers.set(carrier, await sendBy(carrier, token, { path }));
      const [first] = answers.values();
      for (const [carrier, answer] of answers) expect(answer, `${path} by ${carrier}`).toEqual(first);
      if (path === CODE) expect(first?.status, kind).toBe(expectedOf(EXPECTED, kind, state));
    }
    expect(await git.status(token, "git-upload-pack"), "a fetch").toBe(expectedOf(EXPECTED, kind, state));
    expect(await git.status(token, "git-receive-pack"), "a push").toBe(expectedOf(PUSHED, kind, state));
    await scene.suspend(false);
  });
});
