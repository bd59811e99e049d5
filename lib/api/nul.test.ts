import { beforeAll, expect, test } from "vitest";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { newOrganizationInput } from "@/lib/accounts/schemas.ts";
import { generalSchema } from "@/lib/integrations/schemas.ts";
import { validated } from "@/lib/integrations/validated.ts";
import { call } from "@/lib/testing/api-client.ts";
import { makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { pathOfNul } from "./nul.ts";

let token: string;

beforeAll(async () => {
  const scene = await makeHostScene();
  token = await personalToken(scene.mona);
});

test("a NUL is found wherever it stands", () => {
  expect(pathOfNul({ title: "fine", labels: ["bug", { name: "a" }], closed: null, count: 1 })).toBeNull();
  expect(pathOfNul({ labels: ["bug", { name: "\0" }] })).toEqual(["labels", 1, "name"]);
  expect(pathOfNul({ payload: { "a\0b": 1 } })).toEqual(["payload", "ab"]);
});

test("refuses a NUL in a body, by the field's name", async () => {
  const body = { title: "x", labels: ["a\0b"] };
  const answer = await call("POST", "/repos/acme/widgets/issues", { token, body });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ resource: "Issue", field: "labels[0]", code: "invalid" }] });
});

test("refuses a NUL in a query, by the parameter's name", async () => {
  const answer = await call("GET", "/repos/acme/widgets/issues?creator=%00", { token });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ field: "creator" }] });
});

test.each([
  "/repos/acme/%00",
  "/repos/%00/widgets",
  "/orgs/%00/repos",
  "/users/%00/repos",
  "/repos/acme/widgets/labels/%00",
])("a NUL in a path names nothing: %s", async (path) => {
  expect((await call("GET", path, { token })).status).toBe(404);
});

test("refuses a NUL in what a page's form sent, beside its field", () => {
  const refused = expect.objectContaining({ status: 422, errors: [expect.objectContaining({ field: "name" })] });
  expect(() => checkInput(newOrganizationInput, { login: "acme", name: "a\0b" }, "Organization")).toThrow(refused);
  expect(() => validated(generalSchema, { name: "a\0b", url: "https://ci.example.com" })).toThrow(refused);
});
