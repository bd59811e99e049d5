import { describe, expect, it } from "vitest";
import { isPermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { EVENT_NAMES, EVENTS, eventsOfferedBy, isSubscribable, neededToBeTold, permissionsFor } from "./catalogue.ts";

describe("the event catalogue", () => {
  it("holds every documented event once", () => {
    expect(EVENT_NAMES).toHaveLength(75);
    expect(new Set(EVENT_NAMES).size).toBe(75);
    expect(EVENTS.filter(({ hooks }) => hooks.includes("app"))).toHaveLength(67);
  });

  it("names permissions that exist", () => {
    for (const name of EVENT_NAMES)
      for (const key of permissionsFor(name)) expect(isPermissionKey(key), key).toBe(true);
  });

  it.each(["installation", "installation_repositories", "github_app_authorization", "installation_target", "ping"])(
    "%s comes by itself and cannot be subscribed to",
    (name) => expect(isSubscribable(name)).toBe(false),
  );

  it("refuses to know a name that is no event", () => {
    expect(isSubscribable("isues")).toBe(false);
    expect(isSubscribable("toString")).toBe(false);
  });
});

describe("eventsOfferedBy", () => {
  it("offers nothing without permissions", () => {
    expect(eventsOfferedBy({})).toEqual([]);
  });

  it("offers what a permission opens at any level", () => {
    expect(eventsOfferedBy({ issues: "read" })).toEqual(eventsOfferedBy({ issues: "write" }));
    expect(eventsOfferedBy({ issues: "read" })).toEqual(
      expect.arrayContaining(["issues", "issue_comment", "sub_issues", "milestone"]),
    );
    expect(eventsOfferedBy({ issues: "read" })).not.toContain("label");
  });

  it("offers an event as soon as one of several permissions is held", () => {
    expect(eventsOfferedBy({ pull_requests: "read" })).toContain("milestone");
    expect(eventsOfferedBy({ organization_administration: "read" })).toContain("repository_ruleset");
  });

  it("never offers what comes by itself or what no integration receives", () => {
    const everything = Object.fromEntries(
      EVENTS.flatMap(({ permissions }) => permissions.map((key) => [key, "write"])),
    );
    const offered = eventsOfferedBy(everything);
    expect(offered).not.toContain("installation");
    expect(offered).not.toContain("repository_import");
    expect(offered).toContain("push");
  });
});

describe("neededToBeTold", () => {
  it("wants write for asking a check to run again, read for the rest", () => {
    expect(neededToBeTold("check_run", "rerequested")).toBe("write");
    expect(neededToBeTold("check_run", "completed")).toBe("read");
    expect(neededToBeTold("push", null)).toBe("read");
  });
});
