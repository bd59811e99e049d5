import { beforeAll, describe, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { loadTestWorld, TOKENS } from "@/lib/testing/world.ts";

beforeAll(() => loadTestWorld());

describe("GET /users/{username}", () => {
  test("shows a person to everybody, without their addresses", async () => {
    const { status, body } = await call("GET", "/users/MONA");
    expect(status).toBe(200);
    expect(body).toMatchObject({ login: "mona", type: "User", email: null, blog: "" });
    expect(JSON.stringify(body)).not.toContain("mona@example.test");
  });

  test("shows organizations and bots as well", async () => {
    expect((await call("GET", "/users/acme")).body).toMatchObject({ type: "Organization", public_repos: 1 });
    expect((await call("GET", "/users/ci-bot%5Bbot%5D")).body).toMatchObject({ login: "ci-bot[bot]", type: "Bot" });
  });

  test("does not find who is not there", async () => {
    expect(await call("GET", "/users/nobody-here")).toMatchObject({ status: 404, body: { message: "Not Found" } });
  });
});

describe("GET /user/{account_id}", () => {
  test("shows the same by id", async () => {
    const { body } = await call("GET", "/users/mona");
    expect((await call("GET", `/user/${(body as { id: number }).id}`)).body).toEqual(body);
  });

  test("does not find what is no id", async () => {
    expect((await call("GET", "/user/2147483648")).status).toBe(404);
    expect((await call("GET", "/user/mona")).status).toBe(404);
  });
});

test("GET /users goes on from the last id seen", async () => {
  const first = await call("GET", "/users?per_page=2", { token: TOKENS.mona });
  const ids = (first.body as { id: number }[]).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  expect(first.headers.get("link")).toContain(`since=${ids[1]}>; rel="next"`);
  const second = await call("GET", `/users?per_page=2&since=${ids[1]}`, { token: TOKENS.mona });
  expect((second.body as { id: number }[])[0]?.id).toBeGreaterThan(ids[1] ?? 0);
});
