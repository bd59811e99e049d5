import { expect, it } from "vitest";
import { PERMISSION_KEYS } from "@/lib/authorization/permission-catalogue.ts";
import { acceptedPermissionsHeader, permissionsNamed } from "@/lib/authorization/requirement.ts";
import { endpointsOpenedBy } from "./permission-table.ts";
import { operations } from "./registry.ts";
import { searchPermissions } from "./search-permissions.ts";

it("lists every operation of the registry under each permission that it names, at the level it names", async () => {
  for (const { method, path, requires } of operations) {
    for (const key of permissionsNamed(requires.anyOf)) {
      const row = (await endpointsOpenedBy(key)).find((one) => one.method === method && one.path === path);
      expect(row, `${method} ${path} under ${key}`).toMatchObject({ served: true });
      expect(acceptedPermissionsHeader(requires)).toContain(`${key}=${row?.level}`);
    }
  }
});

it("marks what is documented alone as not served, and names no endpoint twice", async () => {
  const here = new Set(operations.map(({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, "{}")}`));
  for (const key of PERMISSION_KEYS) {
    const rows = await endpointsOpenedBy(key);
    const addresses = rows.map(({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, "{}")}`);
    expect(new Set(addresses).size, key).toBe(addresses.length);
    rows.forEach((row, index) => {
      expect(row.served, addresses[index]).toBe(here.has(addresses[index] as string));
    });
  }
});

it("says of an endpoint with alternatives which sets are enough", async () => {
  const rows = await endpointsOpenedBy("pull_requests");
  const labels = rows.find(({ method, path }) => method === "GET" && path.endsWith("/issues/{issue_number}/labels"));
  expect(labels).toMatchObject({ level: "read", additional: true, served: true });
  expect(labels?.anyOf).toEqual(expect.arrayContaining([{ pull_requests: "read" }, { issues: "read" }]));
});

it("finds an endpoint by a word, by its path and by the address that is called", async () => {
  const template = "/repos/{owner}/{repo}/issues";
  for (const query of ["open an issue", template, "POST /repos/acme/widgets/issues"]) {
    const { endpoints } = await searchPermissions(query);
    expect(
      endpoints.some(({ path, permissions }) => path === template && permissions.includes("issues")),
      query,
    ).toBe(true);
  }
  const called = await searchPermissions("https://mortise.example/api/v3/repos/acme/widgets/issues?state=open");
  expect(called.endpoints.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    `GET ${template}`,
    `POST ${template}`,
  ]);
});

it("finds permissions by title and by any spelling, and nothing for words that fit nothing", async () => {
  expect((await searchPermissions("email_addresses")).permissions.map(({ key }) => key)).toEqual(["emails"]);
  expect(await searchPermissions("no such thing")).toEqual({ permissions: [], endpoints: [], endpointCount: 0 });
});
