import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { TOKENS } from "../lib/testing/end-to-end-world.ts";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";

/** What people do on the pages of an organization and a repository, seen in the API: a team with a role, a milestone,
 *  a release with a file, a star and a fork. */

const REPOSITORY = "guild/plane";
const said = (page: Page, words: string) => expect(page.getByText(words).first()).toBeVisible();

async function read(request: APIRequestContext, path: string, login: keyof typeof TOKENS = "mona") {
  const response = await request.get(`/api/v3${path}`, { headers: { authorization: `token ${TOKENS[login]}` } });
  return { status: response.status(), body: response.ok() ? await response.json() : null };
}

test("a team is made and given a role on a repository", async ({ page, request }) => {
  const name = `Finishers ${process.pid}`;
  const slug = `finishers-${process.pid}`;
  await signIn(page, "mona");
  await page.goto("/organizations/guild/teams/new");
  await page.getByRole("button", { name: "Create team" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Name" })).toBeVisible();
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByRole("button", { name: "Create team" }).click();
  await expect(page).toHaveURL(new RegExp(`/teams/${slug}#page-heading$`));

  await page.getByLabel("Login").fill("hubot");
  await page.getByRole("button", { name: "Add to the team" }).click();
  await said(page, "hubot is in the team.");
  await page.getByLabel("Repository", { exact: false }).last().fill("saw");
  await page.getByLabel("Role on it").selectOption("push");
  await page.getByRole("button", { name: "Add repository" }).click();
  await said(page, "The team reaches saw.");
  await checkPage(page);

  const { body: reached } = await read(request, `/orgs/guild/teams/${slug}/repos`);
  expect(reached).toMatchObject([{ name: "saw", role_name: "write" }]);
  expect((await read(request, "/repos/guild/saw", "hubot")).body.permissions).toMatchObject({ push: true });

  await page.getByRole("button", { name: "Remove saw from the team" }).click();
  await said(page, "The team does not reach saw any more.");
  const after = await read(request, "/repos/guild/saw", "hubot");
  expect(after.body.permissions, "a member still reads").toMatchObject({ push: false, pull: true });
  await page.getByRole("link", { name: "Delete the team" }).click();
  await page.getByRole("button", { name: "Delete the team" }).click();
  await said(page, `The team ${name} is deleted.`);
});

test("a milestone is made, filled, met and closed", async ({ page, request }) => {
  const title = `Flat ${process.pid}`;
  const headers = { authorization: `token ${TOKENS.mona}` };
  await signIn(page, "mona");
  await page.goto(`/${REPOSITORY}/milestones/new`);
  await page.getByLabel("Due").fill("2030-01-31");
  await page.getByRole("button", { name: "Create milestone" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Title" })).toBeVisible();
  await expect(page.getByLabel("Due")).toHaveValue("2030-01-31");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Create milestone" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await said(page, "due 31 Jan 2030");
  await expect(page).toHaveURL(/\/milestone\/\d+/);
  const path = new URL(page.url()).pathname;
  const number = Number(path.split("/").at(-1));

  const data = { title: `Plane it, ${process.pid}`, milestone: number };
  const made = await request.post(`/api/v3/repos/${REPOSITORY}/issues`, { headers, data });
  const issue = await made.json();
  expect(issue.milestone.html_url).toMatch(new RegExp(`${path}$`));
  await page.goto(issue.milestone.html_url);
  await expect(page.getByRole("progressbar", { name: "0% done" })).toBeVisible();
  await page.getByRole("link", { name: data.title }).click();
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  const closed = { state: "closed" };
  await request.patch(`/api/v3/repos/${REPOSITORY}/issues/${issue.number}`, { headers, data: closed });
  await page.goto(path);
  await expect(page.getByRole("progressbar", { name: "100% done" })).toBeVisible();
  await page.getByRole("button", { name: "Close milestone" }).click();
  await said(page, "The milestone is closed.");
  expect((await read(request, `/repos/${REPOSITORY}/milestones/${number}`)).body).toMatchObject({
    state: "closed",
    due_on: "2030-01-31T00:00:00Z",
  });
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("link", { name: "Delete milestone" }).click();
  await page.getByRole("button", { name: "Delete milestone" }).click();
  await said(page, "The milestone is deleted.");
});

test("a release is drafted, given a file and published, without scripts", async ({ browser, request }) => {
  const tag = `v1.${process.pid}.0`;
  const context = await browser.newContext({ baseURL: process.env.BASE_URL as string, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "mona");
  await page.goto(`/${REPOSITORY}/releases/new`);
  await page.getByRole("textbox", { name: "Notes" }).fill("## New\n\nIt is **flatter**.");
  await page.getByLabel("Tag", { exact: false }).first().fill("..");
  await page.getByRole("button", { name: "Publish release" }).click();
  await said(page, "Is not a valid tag.");
  await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue(/flatter/);
  await page.getByLabel("Tag", { exact: false }).first().fill(tag);
  await page.getByLabel("It is a pre-release").check();
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await said(page, "The draft is saved.");
  expect((await read(request, `/repos/${REPOSITORY}/releases/tags/${tag}`)).status).toBe(404);

  await page.getByRole("button", { name: "Upload" }).click();
  await said(page, "Choose a file first.");
  const file = { name: "plane 1.txt", mimeType: "text/plain", buffer: Buffer.from("A plane\n") };
  await page.getByLabel("Add a file").setInputFiles(file);
  await page.getByRole("button", { name: "Upload" }).click();
  await said(page, "plane.1.txt is added.");
  const uploads = `${new URL(page.url()).pathname}/files`;
  await page.getByRole("button", { name: "Publish release" }).click();
  await said(page, "The release is saved.");
  await expect(page.getByRole("heading", { level: 1, name: `Release ${tag}` })).toBeVisible();

  const { body } = await read(request, `/repos/${REPOSITORY}/releases/tags/${tag}`);
  expect(body).toMatchObject({ draft: false, prerelease: true, author: { login: "mona" } });
  expect(body.assets).toMatchObject([{ name: "plane.1.txt", size: 8, content_type: "text/plain" }]);
  expect(await (await page.request.get(body.assets[0].browser_download_url)).text()).toBe("A plane\n");
  expect((await read(request, `/repos/${REPOSITORY}/git/ref/tags/${tag}`)).status).toBe(200);

  await test.step("a file from another site's form is not taken", async () => {
    const headers = { origin: "https://elsewhere.example.test" };
    expect((await page.request.post(uploads, { headers, multipart: { file } })).status()).toBe(403);
  });
  await page.getByRole("link", { name: `Edit ${tag}` }).click();
  await test.step("a file that is too large is refused", async () => {
    await page.getByLabel("Add a file").setInputFiles({ ...file, buffer: Buffer.alloc(25_100_000) });
    await page.getByRole("button", { name: "Upload" }).click();
    await said(page, "A file may have at most 25 MB here.");
  });
  await page.getByRole("button", { name: "Remove plane.1.txt" }).click();
  await said(page, "The file is removed.");
  await page.getByRole("link", { name: "Delete release" }).click();
  await page.getByRole("button", { name: "Delete release" }).click();
  await said(page, "The release is deleted. Its tag stays.");
  await context.close();
});

test("a repository is starred and forked", async ({ page, request }) => {
  const name = `plane-${process.pid}`;
  await signIn(page, "hubot");
  await page.goto(`/${REPOSITORY}`);
  await page.getByRole("button", { name: "Star 0 stars" }).click();
  await said(page, "You starred this repository.");
  await expect(page.getByRole("button", { name: "Unstar 1 star" })).toBeVisible();
  expect((await read(request, `/repos/${REPOSITORY}`)).body.stargazers_count).toBe(1);
  await page.getByRole("button", { name: "Unstar 1 star" }).click();
  await said(page, "Your star is taken away.");

  await page.getByRole("link", { name: /^Fork \d+ fork/ }).click();
  await page.getByLabel("Repository name").fill("  ..");
  await page.getByRole("button", { name: "Create fork" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Repository name" })).toBeVisible();
  await page.getByLabel("Repository name").fill(name);
  await page.getByRole("button", { name: "Create fork" }).click();
  await said(page, `hubot/${name} is a fork of ${REPOSITORY}.`);
  await expect(page.getByText(`Forked from ${REPOSITORY}`)).toBeVisible();
  expect((await read(request, `/repos/hubot/${name}`)).body).toMatchObject({ fork: true });
  await checkPage(page);
});
