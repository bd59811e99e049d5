import { shared } from "@/lib/platform/shared.ts";
import { siteSetting } from "@/lib/site/settings.ts";

/** How long a change of the list may take to reach the worker. */
const KNOWN_FOR_MS = 2_000;

const cache = shared("allowed-networks", () => ({ at: Number.NEGATIVE_INFINITY, networks: [] as readonly string[] }));

/** The networks that site administrators let webhooks reach although they are not public. */
export async function allowedNetworks(): Promise<readonly string[]> {
  const now = performance.now();
  if (now - cache.at < KNOWN_FOR_MS) return cache.networks;
  cache.at = now;
  cache.networks = (await siteSetting("outbound_allow_list")).map(({ network }) => network);
  return cache.networks;
}
