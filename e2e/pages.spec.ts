import fs from "node:fs";
import path from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { SPIRIT_LEVEL } from "../lib/testing/end-to-end-world.ts";
import { checkPage, complaintsDuring } from "./support/check-page.ts";
import type { Viewer } from "./support/listed-page.ts";
import { addressOf, nameOf, OTHER_ROUTES, PAGES, REDIRECTS } from "./support/page-list.ts";
import { signIn } from "./support/sign-in.ts";

/** Every page, as each kind of viewer: it is there, it is whole, everybody can use it. */

/** Shows components with links that stand for any. */
const EXAMPLES = "/%5Fui";

type PageOf = (viewer: Viewer) => Promise<Page>;

/** Signing in once for each worker is enough, and each viewer's page goes from address to address as in life. */
const test = base.extend<object, { pageOf: PageOf }>({
  pageOf: [
    async ({ browser }, use) => {
      const pages = new Map<Viewer, Promise<Page>>();
      const open = async (viewer: Viewer) => {
        const page = await browser.newPage({ baseURL: process.env.BASE_URL as string });
        if (viewer !== "nobody") await signIn(page, viewer);
        return page;
      };
      await use((viewer) => {
        const page = pages.get(viewer) ?? open(viewer);
        pages.set(viewer, page);
        return page;
      });
      for (const page of pages.values()) await (await page).close();
    },
    { scope: "worker" },
  ],
});
test.use({ trace: "off" });

test("every page is listed", () => {
  const listed = new Set([...PAGES, ...REDIRECTS].map(({ route }) => route).concat(OTHER_ROUTES));
  const present = fs
    .readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file)}`.replace(/^\/\.$/, "/"));
  expect(listed).toEqual(new Set(present));
});

for (const listed of PAGES) {
  const { as, status = 200 } = listed;
  test(`${nameOf(listed)} as ${as}${status === 200 ? "" : `: ${status}`}`, async ({ pageOf }) => {
    const page = await pageOf(as);
    const wanted = await addressOf(listed, page.request);
    const complaints = await complaintsDuring(page, async () => {
      const response = await page.goto(wanted);
      expect(response?.status()).toBe(status);
      expect(page.url()).toBe(new URL(wanted, process.env.BASE_URL).href);
      await checkPage(page);
    });
    // The browser itself complains of a page that is not there.
    expect(complaints.filter((text) => status === 200 || !text.includes("status of 404"))).toEqual([]);
  });
}

for (const { from, to } of REDIRECTS)
  test(`${from} sends on to ${to}`, async ({ pageOf }) => {
    const { request } = await pageOf("mona");
    const response = await request.get(from, { maxRedirects: 0 });
    expect([307, 308]).toContain(response.status());
    expect(response.headers().location).toBe(to);
  });

test("who is not signed in is sent to sign in, and back, or finds nothing", async ({ pageOf }) => {
  const { request } = await pageOf("nobody");
  const addresses = PAGES.flatMap(({ as, address }) =>
    as !== "nobody" && typeof address === "string" ? [address] : [],
  );
  for (const address of new Set(addresses)) {
    const response = await request.get(address, { maxRedirects: 0 });
    const { location = "" } = response.headers();
    if (location === "") expect.soft([200, 404], address).toContain(response.status());
    else expect.soft(location, address).toMatch(/^\/login(\?return_to=|$)/);
    if (/^\/(settings|organizations|new)\b/.test(address))
      expect.soft(location, address).toMatch(/^\/login\?return_to=/);
  }
});

const FILES_AND_STREAMS = [
  "/settings/installations/export",
  "/organizations/acme/settings/installations/export",
  "/organizations/acme/settings/audit-log/export",
  "/organizations/platform/settings/integrations/plumb-line/deliveries/live",
];

for (const address of FILES_AND_STREAMS)
  test(`${address}: who is not signed in is sent to sign in, and a stranger finds nothing of an organization`, async ({
    pageOf,
  }) => {
    const anonymous = await (await pageOf("nobody")).request.get(address, { maxRedirects: 0 });
    expect(anonymous.status()).toBe(307);
    expect(anonymous.headers().location).toMatch(/^\/login\?return_to=/);
    if (!address.startsWith("/organizations/")) return;
    expect((await (await pageOf("guest")).request.get(address, { maxRedirects: 0 })).status()).toBe(404);
  });

test("no link leads nowhere", async ({ pageOf }) => {
  const { request } = await pageOf("mona");
  const linksOn = async (address: string) => linksIn(await (await request.get(address)).text());
  const foundOn = new Map<string, string>();
  for (const listed of PAGES.filter(
    ({ as, route, status = 200 }) => as === "mona" && route !== EXAMPLES && status === 200,
  )) {
    const address = await addressOf(listed, request);
    for (const link of await linksOn(address)) if (!foundOn.has(link)) foundOn.set(link, address);
  }
  const broken: string[] = [];
  for (const [link, address] of foundOn) {
    const response = await request.get(link, { maxRedirects: 0 });
    // What another test has deleted meanwhile is linked no more.
    if (response.status() >= 400 && (await linksOn(address)).includes(link))
      broken.push(`${link} (${response.status()}), on ${address}`);
  }
  expect(broken).toEqual([]);
});

test("a mail in the mailbox", async ({ pageOf }) => {
  const page = await pageOf("nobody");
  await page.goto("/password/forgot");
  await page.getByLabel("Login or e-mail address").fill("guest@example.test");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page).not.toHaveURL(/forgot/);
  await page.goto("/_mail");
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/_mail\/\d+$/);
  await checkPage(page);
});

test("an invitation, at both ends", async ({ pageOf }) => {
  const page = await pageOf("mona");
  await page.goto("/organizations/platform/people");
  await page.getByLabel("Login or e-mail address").fill("lisa");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("button", { name: "Cancel invitation of lisa" })).toBeVisible();
  await checkPage(page);
  const invited = await pageOf("lisa");
  await invited.goto("/lisa");
  await expect(invited.getByText("You are invited to join platform.")).toBeVisible();
  await checkPage(invited);
  await invited.getByRole("link", { name: "Answer" }).click();
  await expect(invited).toHaveURL("/settings/organizations");
  await checkPage(invited);
});

test("a change of permissions, and where it is accepted", async ({ pageOf }) => {
  const page = await pageOf("mona");
  await page.goto(`/settings/integrations/${SPIRIT_LEVEL.slug}/permissions`);
  await page.getByRole("group", { name: "Contents", exact: true }).getByLabel("Read and write").check();
  await page.getByRole("group", { name: "Administration", exact: true }).getByLabel("Read-only").check();
  await page.getByRole("button", { name: "Save permissions and events" }).click();
  await expect(page).toHaveURL(/#page-heading$/);
  for (const address of [
    `/settings/installations/${SPIRIT_LEVEL.onMona}/permissions`,
    `/organizations/acme/settings/installations/${SPIRIT_LEVEL.onAcme}/permissions`,
    "/settings/installations",
  ]) {
    await page.goto(address);
    await expect(page).toHaveURL(address);
    await checkPage(page);
  }
});

/** An address that is nothing without what it is asked. */
const NEEDS_QUERY = /^\/login\/oauth\/authorize\?/;

/** Where links lead within this site; a filter or a page number leads to the same page. */
function linksIn(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  );
  return links.map((link) => link.replace(NEEDS_QUERY.test(link) ? /#.*/ : /[?#].*/, ""));
}
