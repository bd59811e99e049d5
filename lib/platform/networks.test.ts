import { describe, expect, it } from "vitest";
import { isInNetworks, networkProblem } from "./networks.ts";

describe("an address on the allow list", () => {
  it.each([
    ["10.1.2.3", "10.0.0.0/8", true],
    ["::ffff:10.1.2.3", "10.0.0.0/8", true],
    ["11.1.2.3", "10.0.0.0/8", false],
    ["192.168.0.7", "192.168.0.7", true],
    ["fd00::1%eth0", "fd00::/8", true],
    ["fe80::1", "fd00::/8", false],
    ["not an address", "0.0.0.0/0", false],
  ])("%s in %s: %s", (address, network, expected) => {
    expect(isInNetworks(address, [network])).toBe(expected);
  });
  it("is typed as an address or a network", () => {
    expect(["10.0.0.0/8", "::1", "10.0.0.1"].map(networkProblem)).toEqual([null, null, null]);
    expect(networkProblem("localhost")).toMatch(/address/);
    expect(networkProblem("10.0.0.0/99")).toMatch(/network/);
  });
});
