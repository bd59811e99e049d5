import { describe, expect, it } from "vitest";
import { resolveRedirectUri, withParameters } from "./redirect-uri.ts";

const exact = { url: "https://app.example.com/callback?from=mortise", wildcard: false };
const below = { url: "https://example.com/path", wildcard: true };
const loopback = { url: "http://127.0.0.1/callback", wildcard: false };
const loopback6 = { url: "http://[::1]/callback", wildcard: false };
const registered = [exact, below, loopback, loopback6];
const resolve = (asked: string | null) => resolveRedirectUri(registered, asked);

it("a host of another script is registered as its owner writes it and asked for as it is resolved", () => {
  const asked = "https://xn--bcher-kva.example/cb/x";
  expect(resolveRedirectUri([{ url: "https://bücher.example/cb", wildcard: true }], asked)).toBe(asked);
});

describe("where the browser goes", () => {
  it("is the first registered address when none is asked for, and nowhere without any", () => {
    expect(resolve(null)).toBe(exact.url);
    expect(resolveRedirectUri([], null)).toBeNull();
    expect(resolveRedirectUri([], "https://example.com/")).toBeNull();
  });

  it.each([
    exact.url,
    "https://example.com/path",
    "https://example.com/path/subdir/other",
    "https://oauth.example.com/path/subdir/other",
    "https://a.b.example.com/path?x=1",
    "https://OAuth.Example.com:443/path",
    "http://127.0.0.1:51004/callback",
    "http://[::1]:51004/callback",
  ])("may be %s", (asked) => {
    expect(resolve(asked)).toBe(asked);
  });

  it.each([
    ["the path above", "https://example.com/"],
    ["another path", "https://example.com/bar"],
    ["a path that only begins alike", "https://example.com/pathology"],
    ["another port", "https://example.com:8080/path"],
    ["another host", "https://example.org/path"],
    ["a host that only ends alike", "https://evilexample.com/path"],
    ["another scheme", "http://example.com/path"],
    ["dots that lead out", "https://example.com/path/../admin"],
    ["encoded dots that lead out", "https://example.com/path/%2e%2e/admin"],
    ["an encoded slash", "https://example.com/path/..%2fadmin"],
    ["a backslash", "https://example.com\\.evil.example/path"],
    ["a user in front of another host", "https://example.com@evil.example/path"],
    ["a fragment", "https://example.com/path#x"],
    ["a line break", "https://example.com/path\n"],
    ["a script", "javascript:alert(1)//example.com/path"],
    ["an exact address with more after it", "https://app.example.com/callback?from=mortise&x=1"],
    ["an exact address without its query", "https://app.example.com/callback"],
    ["an exact address on a host below", "https://x.app.example.com/callback?from=mortise"],
    ["another path on the loopback", "http://127.0.0.1:51004/other"],
    ["a query on the loopback", "http://127.0.0.1:51004/callback?x=1"],
    ["the loopback by name", "http://localhost:51004/callback"],
    ["the loopback over TLS", "https://127.0.0.1:51004/callback"],
    ["the rest of the loopback network", "http://127.0.0.2:51004/callback"],
    ["a short form of the loopback", "http://127.1:51004/callback"],
    ["a number that is the loopback", "http://2130706433:51004/callback"],
    ["a long form of the loopback", "http://[0:0:0:0:0:0:0:1]:51004/callback"],
    ["a host with an encoded letter", "https://%65xample.com/path"],
    ["a host with a dot of another script", "https://evil.example。example.com/path"],
    ["no address", "nonsense"],
  ])("is never %s", (_, asked) => {
    expect(resolve(asked)).toBeNull();
  });
});

it("parameters are added to an address, over those of the same name and beside the others", () => {
  expect(withParameters("https://example.com/a?x=1&code=old", { code: "c d", state: null })).toBe(
    "https://example.com/a?x=1&code=c+d",
  );
});
