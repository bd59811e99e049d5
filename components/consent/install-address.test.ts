import { describe, expect, test } from "vitest";
import { installPath, installRequest } from "./install-address.ts";

describe("what the address asks for", () => {
  test("an account, a state and repositories", () => {
    expect(installRequest({ target_id: "7", state: "a b", "repository_ids[]": ["1", "2"] })).toEqual({
      targetId: 7,
      state: "a b",
      repositoryIds: [1, 2],
    });
  });

  test("an account that the integration suggests, unless another was chosen", () => {
    expect(installRequest({ suggested_target_id: "7" }).targetId).toBe(7);
    expect(installRequest({ suggested_target_id: "7", target_id: "8" }).targetId).toBe(8);
  });

  test("nothing for what is no id", () => {
    expect(installRequest({ target_id: "x", repository_ids: ["-1", "1.5", "99999999999", "3"] })).toEqual({
      targetId: null,
      state: "",
      repositoryIds: [3],
    });
  });

  test("a hundred repositories at most", () => {
    const ids = Array.from({ length: 150 }, (_, index) => String(index + 1));
    expect(installRequest({ "repository_ids[]": ids }).repositoryIds).toHaveLength(100);
  });
});

test("a step's address carries on what the flow began with", () => {
  expect(installPath("ci-bot", { state: "" })).toBe("/integrations/ci-bot/installations/new");
  const address = installPath("ci-bot", { targetId: 7, state: "a&b", repositoryIds: [1, 2] });
  expect(installRequest(Object.fromEntries([...new URL(address, "http://localhost").searchParams]))).toMatchObject({
    targetId: 7,
    state: "a&b",
  });
  expect(address).toContain("repository_ids%5B%5D=1&repository_ids%5B%5D=2");
});
