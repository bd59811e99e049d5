import { beforeAll, expect, test } from "vitest";
import { call } from "./api-client.ts";
import { installationToken, integrationJwt, loadTestWorld, TOKENS } from "./world.ts";

beforeAll(() => loadTestWorld());

test("the world's integration authenticates as itself and as its installation", async () => {
  const installations = await call("GET", "/app/installations", { jwt: await integrationJwt() });
  expect(installations.status).toBe(200);
  expect(installations.body).toMatchObject([{ id: 5001, account: { login: "acme" }, app_slug: "ci-bot" }]);
  const issues = await call("GET", "/repos/acme/widgets/issues", { token: await installationToken() });
  expect(issues.status).toBe(200);
  expect(issues.body).toMatchObject([{ number: 1, title: "It broke" }]);
});

test("the world's people sign in with their tokens", async () => {
  const user = await call("GET", "/user", { token: TOKENS.mona });
  expect(user.body).toMatchObject({ login: "mona" });
});
