import { expect, test } from "vitest";
import { z } from "zod";
import { fieldMessages, fieldName, fromZod, validationFailed } from "./errors.ts";

const schema = z.strictObject({
  title: z.string().min(1, "must not be empty"),
  callback_urls: z.array(z.object({ url: z.url("must be a full URL") })).optional(),
});
const refuse = (value: unknown) => {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) throw new Error("the value is valid");
  return fromZod("Issue", parsed.error);
};

test("a missing field is missing_field with its name", () => {
  expect(refuse({}).errors).toEqual([
    { resource: "Issue", field: "title", code: "missing_field", message: "title is required" },
  ]);
});

test("a wrong value is invalid, says what to do, and a nested field has its path", () => {
  expect(refuse({ title: "", callback_urls: [{ url: "nope" }] }).errors).toEqual([
    { resource: "Issue", field: "title", code: "invalid", message: "title: must not be empty" },
    {
      resource: "Issue",
      field: "callback_urls[0].url",
      code: "invalid",
      message: "callback_urls[0].url: must be a full URL",
    },
  ]);
});

test("an unknown field is named", () => {
  expect(refuse({ title: "a", titel: "b" }).errors).toEqual([
    { resource: "Issue", field: "titel", code: "invalid", message: "titel is not a known field" },
  ]);
});

test("the same refusal puts its words beside the fields of a page", () => {
  expect(fieldMessages(refuse({}))).toEqual({ title: "title is required" });
  expect(fieldMessages(validationFailed({ resource: "Issue", field: "name", code: "already_exists" }))).toEqual({
    name: "name is already taken",
  });
});

test("a path is written with dots and indexes", () => {
  expect(fieldName(["a", 0, "b", "c"])).toBe("a[0].b.c");
});
