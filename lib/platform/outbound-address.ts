import dns from "node:dns";
import type { LookupFunction } from "node:net";

/** An address that the policy does not let anybody reach. */
export class BlockedAddressError extends Error {
  readonly code = "BLOCKED_ADDRESS";
  constructor(host: string, addresses: readonly string[]) {
    const through = addresses.includes(host) ? "" : ` (${addresses.join(", ")})`;
    super(`${host}${through} is not on the public internet`);
  }
}

/** dns.lookup that hands over the addresses alone that may be reached. */
export const lookupAmong =
  (mayReach: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const allowed = addresses.filter(({ address }) => mayReach(address));
      const [first] = allowed;
      if (!first) {
        const found = addresses.map(({ address }) => address);
        return callback(new BlockedAddressError(hostname, found), "");
      }
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
