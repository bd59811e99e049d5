import { describe, expect, test } from "vitest";
import { acceptedPermissionsHeader, isPermissionless, permissionsNamed, satisfies } from "./requirement.ts";

// The right-hand sides are recorded responses.
describe("the header of accepted permissions", () => {
  test.each([
    [[{ metadata: "read" }], "metadata=read"],
    [[{ issues: "read" }, { pull_requests: "read" }], "issues=read; pull_requests=read"],
    [[{ pull_requests: "read" }, { contents: "read" }], "pull_requests=read; contents=read"],
    [
      [{ contents: "write" }, { contents: "write", workflows: "write" }],
      "contents=write; contents=write,workflows=write",
    ],
    [[{ organization_custom_properties: "admin" }], "organization_custom_properties=admin"],
    [[{}], "allows_permissionless_access=true"],
  ] as const)("%j is %s", (anyOf, header) => expect(acceptedPermissionsHeader({ anyOf })).toBe(header));
});

test("one set is enough, and within it everything is needed", () => {
  const anyOf = [{ contents: "write", workflows: "write" }, { administration: "read" }] as const;
  expect(satisfies({ contents: "write" }, anyOf)).toBe(false);
  expect(satisfies({ contents: "write", workflows: "write" }, anyOf)).toBe(true);
  expect(satisfies({ administration: "write" }, anyOf)).toBe(true);
  expect(satisfies({}, anyOf)).toBe(false);
});

test("without any set nothing is enough; the empty set needs nothing", () => {
  expect(satisfies({ contents: "write" }, [])).toBe(false);
  expect(satisfies({}, [{}])).toBe(true);
  expect(isPermissionless({ anyOf: [{}] })).toBe(true);
  expect(isPermissionless({ anyOf: [{ metadata: "read" }] })).toBe(false);
});

test("the permissions named are each named once", () => {
  expect(permissionsNamed([{ issues: "read" }, { issues: "write", contents: "read" }])).toEqual(["issues", "contents"]);
});
