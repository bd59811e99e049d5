import { describe, expect, test } from "vitest";
import {
  eventProblems,
  heldAfterChange,
  installationsTouched,
  isWebUrl,
  nameProblem,
  waitingChanges,
} from "./rules.ts";
import { slugFromName } from "./slug.ts";

describe("a slug", () => {
  test.each([
    ["CI Bot", "ci-bot"],
    ["My APp Näme", "my-app-name"],
    ["  Deploy / it!  ", "deploy-it"],
    ["v2.0 🚀", "v2-0"],
    ["مرحبا", ""],
  ])("%j becomes %j", (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });
});

describe("a name", () => {
  test.each(["CI Bot", "M".repeat(34), "🚀".repeat(33).concat("1"), "بوت 7"])("%j is fine", (name) => {
    expect(nameProblem(name)).toBeNull();
  });

  test.each([
    ["", "Give the integration a name."],
    ["M".repeat(35), "at most 34 characters"],
    ["🚀 مرحبا", "at least one letter from A to Z or a digit"],
    ["new", "reserved"],
    ["New!", "reserved"],
    ["ci\u202Etob", "invisible control characters"],
    ["ci\nbot", "invisible control characters"],
  ])("%j is refused: %s", (name, words) => {
    expect(nameProblem(name)).toContain(words);
  });
});

describe("an address", () => {
  test.each([
    "https://ci.example",
    "http://127.0.0.1:9876/hook",
    "http://localhost:3000",
    "http://ci.localhost",
    "http://[::1]:80/",
    "HTTPS://CI.EXAMPLE/a?b=c",
  ])("%s is fine", (text) => {
    expect(isWebUrl(text)).toBe(true);
  });

  test.each([
    "ci.example",
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "https:javascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://ci.example/x",
    "view-source:https://ci.example",
    "http://ci.example",
    "http://10.0.0.1/hook",
    "http://localhost.ci.example",
    "http://127.0.0.1.ci.example",
    "http://localhost@ci.example",
    "ftp://ci.example",
    "https://",
    "https://a:b@c",
    "//c",
  ])("%s is refused", (text) => {
    expect(isWebUrl(text)).toBe(false);
  });
});

describe("events", () => {
  test("those that the permissions offer have no problem", () => {
    expect(eventProblems(["issues", "push", "repository"], { issues: "write", contents: "read" })).toEqual([]);
  });

  test("an event whose permission is not chosen is refused, naming the permission", () => {
    expect(eventProblems(["push"], { issues: "read" })).toEqual([
      "push needs read access to Contents: choose the permission or remove the event.",
    ]);
  });

  test("an event that comes by itself is refused", () => {
    expect(eventProblems(["installation"], { issues: "read" })).toEqual([
      "installation cannot be subscribed to: remove it.",
    ]);
  });

  test("an unknown event is refused", () => {
    expect(eventProblems(["isues"], { issues: "read" })[0]).toContain("isues is not an event");
    expect(eventProblems(["isues", "push"], null)).toEqual([expect.stringContaining("isues is not an event")]);
  });
});

describe("the installations that a change touches", () => {
  const facts = { held: { issues: { read: 2, write: 3 }, contents: { read: 4 } }, installationCount: 6 };

  test.each([
    ["taken away: all that hold it", { key: "issues", from: "write", to: "none" }, 5],
    ["lowered: those that hold more", { key: "issues", from: "write", to: "read" }, 3],
    ["added: all, where nobody holds it", { key: "checks", from: "none", to: "read" }, 6],
    ["raised: those that hold less", { key: "issues", from: "read", to: "write" }, 3],
    ["asked for again: those that never accepted", { key: "contents", from: "none", to: "read" }, 2],
  ] as const)("%s", (_, change, count) => {
    expect(installationsTouched(change, facts)).toBe(count);
  });
});

describe("an installation after a change of what is asked for", () => {
  const held = { issues: "write", contents: "read", metadata: "read" } as const;

  test("a removal holds at once and leaves nothing to accept", () => {
    const after = heldAfterChange(held, { permissions: { issues: "write" }, events: ["issues"] });
    expect(after).toEqual({
      permissions: { issues: "write", metadata: "read" },
      events: ["issues"],
      accepted: true,
    });
  });

  test("a lowered level holds at once", () => {
    const { permissions, accepted } = heldAfterChange(held, {
      permissions: { issues: "read", contents: "read" },
      events: [],
    });
    expect(permissions).toEqual({ issues: "read", contents: "read", metadata: "read" });
    expect(accepted).toBe(true);
  });

  test("an addition waits, and so does the event that needs it", () => {
    const asked = { permissions: { ...held, checks: "write" }, events: ["issues", "check_run"] } as const;
    expect(heldAfterChange(held, asked)).toEqual({ permissions: held, events: ["issues"], accepted: false });
    expect(waitingChanges(held, asked.permissions)).toEqual([{ key: "checks", from: "none", to: "write" }]);
  });

  test("a raise waits at the old level", () => {
    const after = heldAfterChange(held, { permissions: { ...held, contents: "write" }, events: [] });
    expect(after.permissions).toEqual(held);
    expect(after.accepted).toBe(false);
  });

  test("a new event that needs no new permission comes at once", () => {
    expect(heldAfterChange(held, { permissions: held, events: ["push"] }).events).toEqual(["push"]);
  });

  test("a permission on people's own accounts does not wait for the installation", () => {
    const after = heldAfterChange(held, { permissions: { ...held, emails: "read" }, events: [] });
    expect(after.accepted).toBe(true);
    expect(after.permissions).toMatchObject({ emails: "read" });
  });
});
