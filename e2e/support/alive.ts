import { expect, type Locator } from "@playwright/test";

/** What React writes on an element when it takes it over from the server's HTML. */
const TAKEN_OVER = "__reactProps$";

/** Waits until scripts answer for a control that does less, or something else, without them. */
export async function untilAlive(control: Locator): Promise<void> {
  const isAlive = () =>
    control.evaluate((element, prefix) => Object.keys(element).some((key) => key.startsWith(prefix)), TAKEN_OVER);
  await expect(async () => expect(await isAlive(), `scripts run for ${control}`).toBe(true)).toPass();
}
