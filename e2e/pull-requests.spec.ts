import { App } from "@octokit/app";
import { Octokit } from "@octokit/core";
import { expect, test } from "@playwright/test";
import { STRAIGHTEDGE, TOKENS } from "../lib/testing/end-to-end-world.ts";
import { type Receiver, startReceiver } from "../lib/testing/receiver.ts";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";

/** An integration proposes a change with an unmodified Octokit; a person reviews and merges it; who listens is told. */

const [owner, repo] = STRAIGHTEDGE.repository.split("/") as [string, string];
const BRANCH = `straighter-${process.pid}`;
const TITLE = `Straighter, says ${process.pid}`;

test("an integration opens a pull request, a person reviews and merges it", async ({ page, baseURL }) => {
  const receiver = await startReceiver();
  const mona = new Octokit({ baseUrl: `${baseURL}/api/v3`, auth: TOKENS.mona });
  try {
    const events = ["pull_request", "pull_request_review", "pull_request_review_comment"];
    const config = { url: receiver.url, content_type: "json" };
    await mona.request("POST /repos/{owner}/{repo}/hooks", { owner, repo, config, events });
    const number = await test.step("propose", () => propose(baseURL as string));
    await toldOf(receiver, "pull_request", "opened");
    await signIn(page, "mona");
    const path = `/${owner}/${repo}/pull/${number}`;

    await test.step("review", async () => {
      await page.goto(`/${owner}/${repo}/pulls`);
      await page.getByRole("link", { name: TITLE }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(TITLE);
      await page.getByRole("link", { name: /^Files changed/ }).click();
      await page.getByLabel("Line", { exact: true }).fill("99");
      await page.getByLabel("Comment", { exact: true }).fill("How straight?");
      await page.getByRole("button", { name: "Comment on the line" }).click();
      await expect(page.getByText("Give a line that is among the changes of this file.").first()).toBeVisible();
      await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("How straight?");
      await page.getByLabel("Line", { exact: true }).fill("1");
      await page.getByRole("button", { name: "Comment on the line" }).click();
      await expect(page.getByRole("region", { name: `Thread on ${BRANCH}.md` })).toContainText("How straight?");
      await toldOf(receiver, "pull_request_review_comment", "created");

      await page.goto(`${path}/files`);
      await page.getByLabel("What you think of it").fill("Straight enough");
      await page.getByLabel("Approval").check();
      await page.getByRole("button", { name: "Submit review" }).click();
      await expect(page.getByRole("article", { name: "Review by mona" }).last()).toContainText("Approved");
      const review = await toldOf(receiver, "pull_request_review", "submitted");
      expect(review).toMatchObject({ sender: { login: "mona" } });
    });

    await test.step("the changes as text for git", async () => {
      const { data } = await mona.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
        ...{ owner, repo },
        pull_number: number,
      });
      const commit = `${data.base.repo.html_url}/commit/${data.head.sha}`;
      for (const address of [data.diff_url, data.patch_url, `${commit}.diff`, `${commit}.patch`]) {
        const answer = await page.request.get(address);
        expect(answer.status(), address).toBe(200);
        expect(answer.headers()["content-type"], address).toBe("text/plain; charset=utf-8");
        const text = await answer.text();
        expect(text, address).toContain("+Straight\n");
        expect(text.includes("Subject: [PATCH] Straighten the edge"), address).toBe(address.endsWith(".patch"));
      }
      expect((await page.request.get(data.diff_url.replace(/\d+\.diff$/, "999999.diff"))).status()).toBe(404);
    });

    await test.step("merge", async () => {
      await checkPage(page);
      await page.getByLabel("How to merge").selectOption("squash");
      await page.getByRole("button", { name: "Merge pull request" }).click();
      await expect(page.getByText("The pull request is merged.").first()).toBeVisible();
      await expect(page.getByText("Merged", { exact: true })).toBeVisible();
      const closed = await toldOf(receiver, "pull_request", "closed");
      expect(closed).toMatchObject({ pull_request: { number, merged: true, merged_by: { login: "mona" } } });
    });
    const { data } = await mona.request("GET /repos/{owner}/{repo}/commits/{ref}", { owner, repo, ref: "main" });
    expect(data.commit.message).toContain(`(#${number})`);
  } finally {
    await receiver.close();
  }
});

async function propose(baseURL: string): Promise<number> {
  const app = new App({
    appId: STRAIGHTEDGE.clientId,
    privateKey: process.env.STRAIGHTEDGE_KEY ?? "",
    Octokit: Octokit.defaults({ baseUrl: `${baseURL}/api/v3` }),
  });
  const client = await app.getInstallationOctokit(STRAIGHTEDGE.onFoundry);
  const { data: main } = await client.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
    ...{ owner, repo },
    ref: "heads/main",
  });
  const { sha } = main.object;
  await client.request("POST /repos/{owner}/{repo}/git/refs", { owner, repo, ref: `refs/heads/${BRANCH}`, sha });
  await client.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    ...{ owner, repo, path: `${BRANCH}.md`, branch: BRANCH },
    message: "Straighten the edge",
    content: Buffer.from("Straight\n").toString("base64"),
  });
  const { data } = await client.request("POST /repos/{owner}/{repo}/pulls", {
    ...{ owner, repo, title: TITLE, head: BRANCH, base: "main" },
    body: "Measured **twice**.",
  });
  return data.number;
}

/** Long enough for a machine that does other work as well. */
const TOLD_WITHIN_MS = 120_000;

async function toldOf(receiver: Receiver, event: string, action: string): Promise<Record<string, unknown>> {
  const isIt: Parameters<Receiver["waitFor"]>[0] = ({ headers, body }) =>
    headers["x-github-event"] === event && JSON.parse(body.toString()).action === action;
  const { body } = await receiver.waitFor(isIt, TOLD_WITHIN_MS);
  return JSON.parse(body.toString());
}
