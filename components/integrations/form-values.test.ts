import { describe, expect, test } from "vitest";
import { PERMISSION_KEYS } from "@/lib/authorization/permission-catalogue.ts";
import {
  type IntegrationValues,
  knownPermissions,
  NEW_VALUES,
  valuesFromForm,
  valuesFromQuery,
} from "./form-values.ts";

function form(entries: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("what a form holds", () => {
  test("callback URLs come in order, empty ones left out, each with its own switch", () => {
    const { callback_urls } = valuesFromForm(
      form([
        ["callback_urls[0].url", "https://a.example"],
        ["callback_urls[1].url", " "],
        ["callback_urls[2].url", "https://c.example"],
        ["callback_urls[2].wildcard", "on"],
      ]),
    );
    expect(callback_urls).toEqual([
      { url: "https://a.example", wildcard: false },
      { url: "https://c.example", wildcard: true },
    ]);
  });

  test("paths of single files come one per line, whatever ends the lines", () => {
    const values = valuesFromForm(form([["single_file_paths", "a.yml\r\n\r\nb c.yml\n"]]));
    expect(values.single_file_paths).toEqual(["a.yml", "b c.yml"]);
  });

  test("permissions without access are left out, unknown words stay for the schema to refuse", () => {
    const values = valuesFromForm(
      form([
        ["permissions.issues", "write"],
        ["permissions.contents", "none"],
        ["permissions.isues", "much"],
      ]),
    );
    expect(values.permissions).toEqual({ issues: "write", isues: "much" });
    expect(knownPermissions(values.permissions)).toEqual({ issues: "write" });
  });

  test("a checkbox that was not ticked is off, whatever a new form starts with", () => {
    const values = valuesFromForm(form([]));
    expect(NEW_VALUES.expire_user_tokens).toBe(true);
    expect(values).toMatchObject({ expire_user_tokens: false, webhook_active: false, public: false, events: [] });
  });
});

describe("a form filled from the address", () => {
  test("without a query is a new one", () => {
    expect(valuesFromQuery({})).toEqual(NEW_VALUES);
  });

  test("takes the documented names, lists with and without brackets, and permissions in any spelling", () => {
    const values = valuesFromQuery({
      name: "Shared",
      url: "https://a.example",
      "callback_urls[]": ["https://a.example/1", "https://a.example/2"],
      "events[]": "issues",
      public: "true",
      issues: "write",
      email_addresses: "read",
      unknown: "write",
    });
    expect(values).toMatchObject({
      name: "Shared",
      callback_urls: [
        { url: "https://a.example/1", wildcard: false },
        { url: "https://a.example/2", wildcard: false },
      ],
      events: ["issues"],
      public: true,
      permissions: { issues: "write", emails: "read" },
    });
  });

  test.each<[parameter: string, given: string | string[], holds: Partial<IntegrationValues>]>([
    ["name", "Shared", { name: "Shared" }],
    ["description", "What it does.", { description: "What it does." }],
    ["url", "https://a.example", { url: "https://a.example" }],
    ["callback_urls[]", "https://a.example/1", { callback_urls: [{ url: "https://a.example/1", wildcard: false }] }],
    ["request_oauth_on_install", "true", { request_oauth_on_install: true }],
    ["setup_url", "https://a.example/setup", { setup_url: "https://a.example/setup" }],
    ["setup_on_update", "true", { setup_on_update: true }],
    ["public", "true", { public: true }],
    ["public", "false", { public: false }],
    ["webhook_active", "true", { webhook_active: true }],
    ["webhook_active", "false", { webhook_active: false }],
    ["webhook_url", "https://a.example/hook", { webhook_url: "https://a.example/hook" }],
    ["events[]", ["issues", "push"], { events: ["issues", "push"] }],
    ["single_file_name", ".workshop.yml", { single_file_paths: [".workshop.yml"] }],
    ["single_file_paths[]", ["a.yml", "b/c.yml"], { single_file_paths: ["a.yml", "b/c.yml"] }],
    ["webhook_secret", "s3cret", {}],
    ["no_such_parameter", "true", {}],
  ])("%s=%s fills its field and no other", (parameter, given, holds) => {
    expect(valuesFromQuery({ [parameter]: given })).toEqual({ ...NEW_VALUES, webhook_active: false, ...holds });
  });

  test.each(PERMISSION_KEYS)("the permission %s is taken with its level", (key) => {
    expect(valuesFromQuery({ [key]: "read" }).permissions).toEqual({ [key]: "read" });
  });

  test("both parameters for single files make one list", () => {
    const values = valuesFromQuery({ single_file_name: "a.yml", "single_file_paths[]": ["b.yml", "a.yml"] });
    expect(values.single_file_paths).toEqual(["a.yml", "b.yml"]);
  });

  test("leaves the webhook off and takes no secret", () => {
    const values = valuesFromQuery({ webhook_url: "https://a.example/hook", webhook_secret: "s3cret" });
    expect(values).toMatchObject({ webhook_active: false, webhook_url: "https://a.example/hook", webhook_secret: "" });
  });
});
