import { isBadCredentials, Refusal } from "@/lib/api/errors.ts";
import { config } from "@/lib/platform/config.ts";
import { countWindow } from "@/lib/platform/count-window.ts";

/** Bad credentials from one address within five minutes, after which all of them are refused unread. */
const LIMIT = 50;
const WINDOW_SECONDS = 300;
/** Matched by clients without regard to case: /login attempts exceeded/ (wire facts §1.17). */
const MESSAGE = "Maximum number of login attempts exceeded. Please try again later.";

const failures = countWindow("failed-credentials", WINDOW_SECONDS);

/**
 * Reads a credential, and counts it when it is refused. A good one is refused as well while too many were bad, so that
 * guessing shows nothing. Without an address (in tests within the process) nothing is counted.
 * @throws 403 while too many were bad; what `read` throws
 */
export async function countingFailures<T>(address: string | null, read: () => Promise<T>): Promise<T> {
  if (address === null || config().rateLimits === "off") return read();
  if (failures.read(address).used >= LIMIT) throw new Refusal(403, MESSAGE, { documentation: "/rest" });
  try {
    return await read();
  } catch (error) {
    // A JWT with wrong times is no guess: its sender's clock is wrong, and it tries again.
    if (isBadCredentials(error)) failures.add(address);
    throw error;
  }
}
