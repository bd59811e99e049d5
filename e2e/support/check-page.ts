import { type ConsoleMessage, expect, type Page } from "@playwright/test";
import axe from "axe-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What may differ in the other theme and on a small screen; everything else was found by the first look. */
const RULES_OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];
const DESKTOP = { width: 1280, height: 800 };
/** The width of WCAG 2.2's success criterion 1.4.10, Reflow. */
const PHONE = { width: 320, height: 800 };

/** What the browser complains about while `act` runs: errors and warnings of its console, failures of scripts. */
export async function complaintsDuring(page: Page, act: () => Promise<void>): Promise<string[]> {
  const complaints: string[] = [];
  const onMessage = (message: ConsoleMessage) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  };
  const onError = (error: Error) => complaints.push(String(error));
  page.on("console", onMessage).on("pageerror", onError);
  try {
    await act();
  } finally {
    page.off("console", onMessage).off("pageerror", onError);
  }
  return complaints;
}

/**
 * What holds for every page: one h1, a title, and nothing that axe finds on a desktop in light colours or on a telephone
 * in dark ones, where nothing is wider than the screen.
 */
export async function checkPage(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  // Once for both looks: reading axe takes a browser longer than running it.
  for (const frame of page.frames()) await frame.evaluate(axe.source);
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect.soft(await problems(page, RULES), "axe, desktop, light").toEqual([]);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect.soft(await problems(page, RULES_OF_LOOKS), "axe, telephone, dark").toEqual([]);
  expect.soft(await tooWide(page), "wider than a telephone").toEqual([]);
}

/** Each as one line: rule, place, what is wrong. */
async function problems(page: Page, runOnly: string[]): Promise<string[]> {
  const violations = await page.evaluate(async (rules) => {
    const here = window as unknown as { axe: typeof axe };
    const results = await here.axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return results.violations;
  }, runOnly);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) => `${id} ${target.join(" ")}: ${failureSummary.replaceAll("\n", " ")}`,
    ),
  );
}

/** The elements that make the page scroll sideways: those that stand out, and scroll in no box of their own. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const isCut = (element: Element): boolean => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== "visible") return true;
      return false;
    };
    const standingOut = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isCut(element),
    );
    return [
      `the page is ${scrollWidth} px wide`,
      ...standingOut.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
}
