import { expect, test } from "vitest";
import { install, prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { changePermissions } from "./change-permissions.ts";
import { REASON_LENGTH_MAX } from "./limits.ts";
import { findIntegrationById } from "./queries.ts";
import { reasonsOf } from "./stored-permissions.ts";

const { acme, actor, register } = await prepareOwner();

const reasonsNow = async (id: number) => reasonsOf((await findIntegrationById(id))?.versions[0]?.reasons);

test("a reason is kept for what is asked for, by any spelling, and dropped for anything else", async () => {
  const { id } = await register({
    permissions: { issues: "write", email_addresses: "read" },
    reasons: { issues: "  To answer\tquestions. ", email_addresses: "To write to you.", contents: "Not asked for." },
  });
  expect(await reasonsNow(id)).toEqual({ issues: "To answer questions.", emails: "To write to you." });
});

test("another reason alone makes a version that nobody has to accept", async () => {
  const { id } = await register();
  await install(id, acme.id);
  const input = { permissions: { issues: "write" }, events: ["issues"], reasons: { issues: "To label them." } };
  expect(await changePermissions({ actor, integrationId: id, input })).toEqual({
    version: 2,
    changed: true,
    waiting: 0,
  });
  expect(await reasonsNow(id)).toEqual({ issues: "To label them." });
});

test("a reason that is too long is refused", async () => {
  const attempt = register({ reasons: { issues: "M".repeat(REASON_LENGTH_MAX + 1) } });
  expect(await refused(attempt)).toMatchObject({ "reasons.issues": expect.stringContaining("at most 200") });
});

test("a reason that turns the direction of the text around it is refused", async () => {
  const attempt = register({ reasons: { issues: "to \u202elabel" } });
  expect(await refused(attempt)).toMatchObject({ "reasons.issues": expect.stringContaining("control characters") });
});
