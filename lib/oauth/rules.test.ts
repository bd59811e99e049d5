import { afterEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { formatAnswer } from "./answer-format.ts";
import { consentKind } from "./consent-kind.ts";
import { fitsChallenge } from "./pkce.ts";
import { mayAuthorize, TOKEN_REQUESTS_PER_HOUR_MAX, tokenToEvict } from "./rules.ts";
import { countTokenRequest } from "./token-request-limit.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe("which of ten tokens ends for the eleventh", () => {
  /** Made an hour ago and later, each used right away. */
  const used = Array.from({ length: 10 }, (_, id) => ({ id, createdAt: ago(60 - id), lastUsedAt: ago(59 - id) }));

  it("none while there are fewer", () => {
    expect(tokenToEvict(used.slice(1), NOW)).toBeNull();
  });

  it("the oldest that was never used, when it had a minute to be", () => {
    const tokens = used.map((token) => (token.id === 4 || token.id === 7 ? { ...token, lastUsedAt: null } : token));
    expect(tokenToEvict(tokens, NOW)).toBe(4);
  });

  it("else the one that was used longest ago", () => {
    const tokens = used.map((token) => (token.id === 3 ? { ...token, lastUsedAt: ago(600) } : token));
    const fresh = tokens.map((token) => (token.id === 9 ? { ...token, createdAt: ago(0.5), lastUsedAt: null } : token));
    expect(tokenToEvict(fresh, NOW)).toBe(3);
  });

  it("else the oldest", () => {
    const tokens = used.map(({ id }) => ({ id, createdAt: ago((10 - id) / 20), lastUsedAt: null }));
    expect(tokenToEvict(tokens, NOW)).toBe(0);
  });
});

describe("who may authorize a private integration", () => {
  const client = { kind: "integration", public: false, owner: { id: 7 } } as const;

  it.each([
    ["its owner", { id: 7, organizationIds: new Set<number>() }, true],
    ["a member of the organization that owns it", { id: 1, organizationIds: new Set([7]) }, true],
    ["anybody else", { id: 1, organizationIds: new Set([8]) }, false],
  ])("%s", (_, person, may) => {
    expect(mayAuthorize(client, person)).toBe(may);
    expect(mayAuthorize({ ...client, public: true }, person)).toBe(true);
  });
});

it("says which of three a person is asked for", () => {
  expect(consentKind({ kind: "integration", permissions: {} })).toBe("sign-in");
  expect(consentKind({ kind: "integration", permissions: { issues: "read" } })).toBe("where-installed");
  expect(consentKind({ kind: "application", scopes: [] })).toBe("sign-in");
  expect(consentKind({ kind: "application", scopes: ["repo"] })).toBe("anywhere");
});

it("takes the verifier of RFC 7636's example, and no shorter one", () => {
  const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  expect(fitsChallenge(challenge, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(true);
  expect(fitsChallenge(challenge, "short")).toBe(false);
  expect(fitsChallenge(null, null)).toBe(true);
});

it("keeps what is special in form encoding and XML apart from the format", () => {
  const answer = { error: "x", error_description: `a & b <c> "d"` };
  expect(new URLSearchParams(formatAnswer(answer, null).content).get("error_description")).toBe(
    answer.error_description,
  );
  expect(formatAnswer(answer, "application/xml").content).toContain("a &amp; b &lt;c&gt; &quot;d&quot;");
  expect(JSON.parse(formatAnswer(answer, "application/vnd.github+json").content)).toEqual(answer);
});

describe("the limit of token requests", () => {
  const before = config().rateLimits;
  afterEach(() => {
    Object.assign(config(), { rateLimits: before });
    clock.set(undefined);
  });

  it("refuses a client's 2,001st within an hour, and no other client's", () => {
    Object.assign(config(), { rateLimits: "documented" });
    clock.stop(NOW);
    for (let count = 0; count < TOKEN_REQUESTS_PER_HOUR_MAX; count += 1) countTokenRequest({ clientId: "busy" });
    expect(() => countTokenRequest({ clientId: "busy" })).toThrow(
      expect.objectContaining({ code: "slow_down", status: 429 }),
    );
    countTokenRequest({ clientId: "calm" });
    clock.stop(new Date(NOW.getTime() + 3600_000));
    countTokenRequest({ clientId: "busy" });
  });
});
