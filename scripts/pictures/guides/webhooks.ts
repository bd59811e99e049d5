import type { Page } from "@playwright/test";
import { startReceiver } from "../../../lib/testing/receiver.ts";
import { asPlumbLine } from "../as-integration.ts";
import type { Guide, Scene } from "../picture.ts";
import { PLUMB_LINE } from "../world.ts";

const HOME = `/organizations/platform/settings/integrations/${PLUMB_LINE.slug}`;
const ISSUES = "/repos/acme/widgets/issues";
const HOUR_MS = 3600_000;
const WIDTH = 1280;

/** What the receiver of the pictures answers; it is closed before the last one, which sets the server's clock. */
const answer = { status: 200, body: "ok" };
let closeReceiver: () => Promise<void> = async () => {};

/** The log, one delivery, sent again, listened to, paused. The last guide: it moves the clock. */
export const webhooks: Guide = {
  name: "webhooks",
  pictures: [
    { file: "webhooks-log", as: "mona", width: WIDTH, arrange: receive, path: `${HOME}/deliveries` },
    { file: "webhooks-delivery", as: "mona", width: WIDTH, path: failedDelivery, height: 1150 },
    {
      file: "webhooks-again",
      as: "mona",
      width: WIDTH,
      path: failedDelivery,
      act: async (page) => {
        Object.assign(answer, { status: 200, body: "ok" });
        await page.getByRole("button", { name: "Send again" }).click();
        await page.getByText("The receiver took it and answered 200.").waitFor();
        await page.evaluate(() => window.scrollTo(0, 0));
      },
      height: 640,
    },
    { file: "webhooks-listen", as: "mona", width: WIDTH, path: `${HOME}/listen`, height: 640 },
    { file: "webhooks-paused", as: "mona", width: WIDTH, arrange: bePaused, path: `${HOME}/webhook`, height: 720 },
  ],
};

/** A few things happen, of which the receiver does not take one. */
async function receive(scene: Scene): Promise<void> {
  const receiver = await startReceiver({ respond: () => answer });
  closeReceiver = receiver.close;
  await (await asPlumbLine(scene))("PATCH", "/app/hook/config", { url: receiver.url, secret: "a secret" });
  const steps: [string, object, number?][] = [
    [ISSUES, { title: "The drawer sticks" }],
    [ISSUES, { title: "The lid leans" }, 500],
    [ISSUES, { title: "A knob is loose" }],
  ];
  for (const [index, [path, body, status = 200]] of steps.entries()) {
    Object.assign(answer, { status, body: status === 200 ? "ok" : "no such workbench" });
    await scene.api("mona", "POST", path, body);
    await receiver.waitForCount(index + 1);
  }
  await untilShown(await scene.as("mona"), steps.length);
}

/** The log says of everything how it ended, so that no picture catches it on its way. */
async function untilShown(page: Page, count: number): Promise<void> {
  await page.goto(`${HOME}/deliveries`);
  const ended = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: /Delivered|Failed/ });
  await ended.nth(count - 1).waitFor();
  await page.close();
}

async function failedDelivery(scene: Scene): Promise<string> {
  const page = await scene.as("mona");
  await page.goto(`${HOME}/deliveries?status=failure`);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "Answered 500" }).last();
  const href = await row.getByRole("link").first().getAttribute("href");
  await page.close();
  return href ?? "";
}

/** Retries are on, and nothing is taken for more than twelve hours. */
async function bePaused(scene: Scene): Promise<void> {
  const page = await scene.as("mona");
  await page.goto(`${HOME}/webhook`);
  await page.getByLabel("Try again when a delivery fails").check();
  await page.getByRole("button", { name: "Save options" }).click();
  await page.getByText("The delivery options are saved.").first().waitFor();
  Object.assign(answer, { status: 503, body: "closed" });
  await scene.api("mona", "POST", ISSUES, { title: "The bench is closed" });
  await page.goto(`${HOME}/deliveries?status=failure`);
  await page.getByText("503").first().waitFor();
  await fetch(`${scene.url}/_test/clock`, {
    method: "PUT",
    body: JSON.stringify({ now: new Date(Date.now() + 13 * HOUR_MS) }),
  });
  await page.goto(`${HOME}/webhook`);
  const banner = page.getByText("The webhook is paused").first();
  while (!(await banner.isVisible())) await page.reload({ waitUntil: "networkidle" });
  await closeReceiver();
  await page.close();
}
