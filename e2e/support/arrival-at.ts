import type { Page } from "@playwright/test";

/**
 * The query of the request that takes the browser to a client's address, where nobody listens. By then the browser has
 * arrived, if only at its own page of an error: the next navigation is not overtaken by this one.
 */
export async function arrivalAt(page: Page, address: string, act: () => Promise<unknown>): Promise<URLSearchParams> {
  const hasArrived = (url: string) => url.startsWith(address) || url.startsWith("chrome-error:");
  const [request] = await Promise.all([
    page.waitForRequest((candidate) => candidate.url().startsWith(address)),
    page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame() && hasArrived(frame.url())),
    act().catch((error: Error) => {
      if (!error.message.includes("ERR_CONNECTION_REFUSED")) throw error;
    }),
  ]);
  return new URL(request.url()).searchParams;
}
