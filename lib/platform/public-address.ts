import ipaddr from "ipaddr.js";

/** All of the IPv6 space that is handed out to the public internet. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether an IP address belongs to the public internet: not loopback, private, link-local, shared, reserved or a
 *  tunnel into any of them. IPv4 inside IPv6 is judged as the IPv4 address. What is no address is not public. */
export function isPublicAddress(address: string): boolean {
  const [withoutZone = ""] = address.split("%");
  if (!ipaddr.isValid(withoutZone)) return false;
  const parsed = ipaddr.process(withoutZone);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL_IPV6);
}
