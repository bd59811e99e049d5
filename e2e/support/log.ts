import { expect, type Page } from "@playwright/test";

/** The lines of the signed-in person's security log of one kind that hold these words. */
export async function securityLog(page: Page, kind: string, ...words: readonly string[]) {
  await page.goto(`/settings/security-log?kind=${kind}`);
  return linesWith(page, words);
}

/** The lines of an organization's audit log that a search finds. */
export async function auditLog(page: Page, org: string, search: Readonly<Record<string, string>>, ...words: string[]) {
  await page.goto(`/organizations/${org}/settings/audit-log?${new URLSearchParams(search)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit log");
  return linesWith(page, words);
}

function linesWith(page: Page, words: readonly string[]) {
  const lines = page.getByRole("list", { name: "What happened" }).getByRole("listitem");
  return words.reduce((found, part) => found.filter({ hasText: part }), lines);
}
