/** The browser's event by which the page asks that the message of the redirect goes. */
export const DISMISS_FLASH = "mortise:dismiss-flash";

/** Takes the message that the redirect left off the page: what it asked for is done. In client components. */
export function dismissFlash(): void {
  window.dispatchEvent(new Event(DISMISS_FLASH));
}
