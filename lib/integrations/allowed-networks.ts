import ipaddr from "ipaddr.js";
import { forbidden } from "@/lib/api/errors.ts";
import { afterCommit, db } from "@/lib/platform/db.ts";
import { shared } from "@/lib/platform/shared.ts";

export type AllowedNetwork = { id: number; network: string; description: string; createdAt: Date };

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Looked up once for each integration and kept until it changes: every call with its credentials asks. */
const known = shared("integrations-allowed-networks", () => new Map<number, Promise<readonly Range[]>>());
const KNOWN_MAX = 10_000;

/** The networks that an integration's credentials may be used from, in the order they were added; none for anywhere. */
export async function allowedNetworksOf(integrationId: number): Promise<AllowedNetwork[]> {
  return db.integrationAllowedNetwork.findMany({
    where: { integrationId },
    select: { id: true, network: true, description: true, createdAt: true },
    orderBy: { id: "asc" },
  });
}

/** A network in its usual spelling ("10.0.0.0/8", an address alone with its whole length); null for anything else. */
export function networkFrom(text: string): string | null {
  const given = text.trim();
  if (ipaddr.isValidCIDR(given)) {
    const [address, bits] = ipaddr.parseCIDR(given);
    const { IPv4, IPv6 } = ipaddr;
    const kind = address.kind() === "ipv4" ? IPv4 : IPv6;
    return `${kind.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
  }
  if (!ipaddr.isValid(given) || (!given.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(given))) return null;
  const address = ipaddr.process(given);
  return `${address}/${address.kind() === "ipv4" ? 32 : 128}`;
}

/** Whether an address lies in one of the networks. IPv4 inside IPv6 is judged as the IPv4 address. */
function isWithin(address: string, ranges: readonly Range[]): boolean {
  const [plain = ""] = address.split("%");
  if (!ipaddr.isValid(plain)) return false;
  const parsed = ipaddr.process(plain);
  return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

/**
 * Refuses an integration's own credential (JWT, installation token, client secret) from an address that its allow list
 * does not have. `address` is null within the process, where nothing is refused.
 * @throws 403
 */
export async function requireAllowedAddress(integrationId: number, address: string | null): Promise<void> {
  const problem = await addressProblem(integrationId, address);
  if (problem) throw forbidden(problem, { documentation: "/rest" });
}

/** The same as a sentence; null when the address may use the integration's credentials. */
export async function addressProblem(integrationId: number, address: string | null): Promise<string | null> {
  if (address === null) return null;
  const ranges = await rangesOf(integrationId);
  if (ranges.length === 0 || isWithin(address, ranges)) return null;
  return `This integration has an IP allow list, and ${address} is not on it. Those who manage the integration can change the list in its settings, under Advanced.`;
}

function rangesOf(integrationId: number): Promise<readonly Range[]> {
  const kept = known.get(integrationId);
  if (kept) return kept;
  const loading = allowedNetworksOf(integrationId).then((rows) => rows.map(({ network }) => ipaddr.parseCIDR(network)));
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(integrationId, loading);
  loading.catch(() => known.delete(integrationId));
  return loading;
}

/** Has the next call look the list up again, once the surrounding transaction is committed. */
export function forgetAllowedNetworks(integrationId: number): void {
  afterCommit(() => known.delete(integrationId));
}
