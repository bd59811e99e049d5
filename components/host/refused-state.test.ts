import { expect, it } from "vitest";
import { forbidden, validationFailed } from "@/lib/api/errors.ts";
import { refusedErrors } from "./refused-state.ts";

it("puts a refusal's words beside its fields", () => {
  const refusal = validationFailed(
    { resource: "Issue", field: "title", code: "invalid", message: "title: title cannot be blank" },
    { resource: "Issue", field: "body", code: "missing_field", message: "body is required" },
  );
  expect(refusedErrors(refusal)).toEqual({ title: "Cannot be blank.", body: "Is required." });
  expect(refusedErrors(forbidden("Repository was archived so is read-only."))).toEqual({
    "": "Repository was archived so is read-only.",
  });
});

it("passes on what is no refusal", () => {
  const fault = new Error("broken");
  expect(() => refusedErrors(fault)).toThrow(fault);
});
