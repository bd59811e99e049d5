import ipaddr from "ipaddr.js";

/** What is wrong with an address or network (CIDR) as it was typed; null for a good one. */
export function networkProblem(text: string): string | null {
  return parseNetwork(text) ? null : "Write an address like 10.0.0.7 or a network like 10.0.0.0/8 or fd00::/8.";
}

/** Whether an IP address is one of these addresses or in one of these networks. IPv4 inside IPv6 counts as IPv4. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const [withoutZone = ""] = address.split("%");
  if (networks.length === 0 || !ipaddr.isValid(withoutZone)) return false;
  const parsed = ipaddr.process(withoutZone);
  return networks.some((text) => {
    const network = parseNetwork(text);
    return network !== null && network[0].kind() === parsed.kind() && parsed.match(network);
  });
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  try {
    if (text.includes("/")) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return null;
  }
}
