import { expect, test } from "vitest";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";
import { findEvents, permissionNames } from "./find-events.ts";

const namesOf = (given: Parameters<typeof findEvents>[0]) =>
  findEvents(given).flatMap(({ events }) => events.map(({ name }) => name));

test("without a search every event is there, each in one group", () => {
  expect(namesOf({ query: "", onlyHere: false })).toEqual(EVENTS.map(({ name }) => name));
});

test("events are found by name, action, permission and what they are about", () => {
  expect(namesOf({ query: "Deployment_Status", onlyHere: false })).toEqual(["deployment_status"]);
  expect(namesOf({ query: "ready_for_review", onlyHere: false })).toContain("pull_request");
  expect(namesOf({ query: "commit statuses", onlyHere: false })).toContain("status");
  expect(namesOf({ query: "people teams", onlyHere: false })).toContain("membership");
  expect(namesOf({ query: "no such thing", onlyHere: false })).toEqual([]);
});

test("those that nothing here causes can be left out, and those of which some actions happen stay", () => {
  const here = namesOf({ query: "", onlyHere: true });
  expect(here).toContain("issues");
  expect(here).not.toContain("gollum");
});

test("two permissions of the same name are told apart", () => {
  expect(permissionNames(["issues", "contents"]).map(({ name }) => name)).toEqual(["Issues", "Contents"]);
  const [one, other] = permissionNames(["repository_projects", "organization_projects"]).map(({ name }) => name);
  expect(one).not.toBe(other);
});
