import { beforeAll, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { officialAnswerProblems } from "@/lib/testing/official-response-schema.ts";
import { INSTALLATION_ID, installationToken, integrationJwt, loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import type { Method, Operation } from "./operation.ts";
import { operations } from "./registry.ts";

/**
 * Every operation's example succeeds, and its answer fits both the schema that it declares (check-answer.ts throws
 * else) and the official one.
 */

beforeAll(() => loadTestWorld());

const ORDER: readonly Method[] = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const DEFAULTS: Record<string, string> = {
  owner: "acme",
  repo: "widgets",
  org: "acme",
  username: "mona",
  installation_id: String(INSTALLATION_ID),
};
/** What takes away others' subjects comes after everything else, in this order. */
const LAST = [
  "activity/check-repo-is-starred-by-authenticated-user",
  "activity/unstar-repo-for-authenticated-user",
  "repos/get-latest-release",
  "repos/delete-release",
  "issues/remove-label",
  "issues/add-labels",
  "issues/remove-all-labels",
  "issues/delete-comment",
  "issues/delete-label",
  "repos/remove-collaborator",
  "orgs/check-public-membership-for-user",
  "orgs/remove-public-membership-for-authenticated-user",
  "orgs/remove-membership-for-user",
  "teams/remove-repo-in-org",
  "teams/remove-membership-for-user-in-org",
  "teams/delete-in-org",
  "orgs/remove-member",
  "repos/transfer",
  "apps/suspend-installation",
  "apps/unsuspend-installation",
  "repos/delete",
  "apps/revoke-installation-access-token",
  "apps/delete-installation",
  "orgs/delete",
];
/** Mistakes of the official description, with what it says. */
const NOT_HELD_TO_THE_OFFICIAL_SCHEMA: Record<string, string> = {
  "apps/list-installations":
    "the account is to be a user and an enterprise at once; of one installation it may be either",
};
const rank = ({ id, method }: Operation) => (LAST.includes(id) ? 100 + LAST.indexOf(id) : ORDER.indexOf(method));

/** What an organization keeps private cannot be forked; its own tests fork. */
const NOT_ON_THIS_WORLD: readonly string[] = ["repos/create-fork"];

const inOrder = operations
  .filter(({ id }) => !NOT_ON_THIS_WORLD.includes(id))
  .filter(({ accepts }) =>
    ["installation", "integration", "personal-token"].some((kind) => accepts.includes(kind as never)),
  )
  // What needs the name of a commit has no example that could be written down; its own tests call it.
  .filter(({ example, body }) => example?.body !== undefined || (body?.safeParse({}).success ?? true))
  .filter(({ example, path }) => example !== undefined || !/\{(?!owner|repo|org|username|installation_id)/.test(path))
  .toSorted((a, b) => rank(a) - rank(b));

async function credentialFor({ accepts, example }: Operation) {
  if (example?.as) return { token: TOKENS[example.as] };
  if (accepts.includes("installation")) return { token: await installationToken() };
  if (accepts.every((kind) => kind === "integration")) return { jwt: await integrationJwt() };
  return { token: TOKENS.mona };
}

test.each(inOrder.map((operation) => [operation.id, operation] as const))("%s succeeds", async (_, operation) => {
  const { method, path, body, example } = operation;
  const filled = path.replace(/\{([^}]+)\}/g, (__, name: string) =>
    String(example?.params?.[name] ?? DEFAULTS[name] ?? "1"),
  );
  const query = new URLSearchParams(example?.query);
  const answer = await call(method, query.size > 0 ? `${filled}?${query}` : filled, {
    ...(await credentialFor(operation)),
    ...(body && { body: example?.body ?? {} }),
  });
  // What is kept elsewhere is answered with its address.
  expect(answer.status, answer.text).toBeLessThan(operation.responses[302] === undefined ? 300 : 303);
  if (operation.id in NOT_HELD_TO_THE_OFFICIAL_SCHEMA) return;
  expect(officialAnswerProblems({ method, path, status: answer.status, body: answer.body }) ?? []).toEqual([]);
});
