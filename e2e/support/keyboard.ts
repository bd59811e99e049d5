import { expect, type Locator, type Page } from "@playwright/test";
import { untilAlive } from "./alive.ts";

/** More controls than any page has between two places. */
const STEPS_MAX = 400;

/** Presses Tab until the control has the focus, as somebody without a mouse does, and looks whether it shows. Begins when
 *  scripts answer for it: some controls come with them, and others do more than before. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await untilAlive(control);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(control)) return expectVisibleFocus(control);
  }
  throw new Error(`Tab never came to ${control}`);
}

export const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/** An outline around the control, or around the box that it is part of. */
async function expectVisibleFocus(control: Locator): Promise<void> {
  await expect(control).toBeInViewport();
  const isOutlined = await control.evaluate((element) => {
    const boxes = [element, element.closest("label"), element.parentElement].filter((box) => box !== null);
    return boxes.some((box) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(box);
      return outlineStyle !== "none" && outlineWidth !== "0px";
    });
  });
  expect(isOutlined, `the focus on ${control} can be seen`).toBe(true);
}
