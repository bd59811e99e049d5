import { expect, test } from "vitest";
import { generalSchema, hookSchema, registrationSchema } from "@/lib/integrations/schemas.ts";
import { NEW_VALUES } from "./form-values.ts";
import { problemsOf } from "./use-field-checks.ts";

test("a page says what the server would say, under the same form keys", () => {
  const values = {
    ...NEW_VALUES,
    name: "M".repeat(35),
    url: "ci.example",
    callback_urls: [{ url: "javascript:alert(1)", wildcard: false }],
  };
  const problems = problemsOf(registrationSchema, values);
  expect(new Set(Object.keys(problems))).toEqual(new Set(["callback_urls[0].url", "name", "url", "webhook_url"]));
  expect(problems.name).toContain("at most 34 characters");
});

test("what stands on other tabs counts", () => {
  const values = { ...NEW_VALUES, name: "CI", url: "https://ci.example", setup_url: "https://ci.example/setup" };
  expect(problemsOf(generalSchema, values)).toEqual({});
  expect(problemsOf(generalSchema, { ...values, request_oauth_on_install: true })).toHaveProperty("setup_url");
});

test("nothing is said of what can be saved", () => {
  expect(problemsOf(hookSchema, { ...NEW_VALUES, webhook_url: "https://ci.example/hook" })).toEqual({});
});
