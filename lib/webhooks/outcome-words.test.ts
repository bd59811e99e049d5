import { describe, expect, it } from "vitest";
import { isDelivered, type Outcome, outcomeSentence, statusCodeOf, statusWords } from "./outcome-words.ts";

const answered = (statusCode: number): Outcome => ({ outcome: "response", statusCode, detail: null });
const failed = (outcome: string, detail: string | null = null): Outcome => ({ outcome, statusCode: null, detail });

describe("the words of the wire format", () => {
  it.each([
    [answered(200), "OK", 200],
    [answered(299), "OK", 299],
    [answered(302), "Invalid HTTP Response: 302", 302],
    [answered(500), "Invalid HTTP Response: 500", 500],
    [failed("timeout"), "timed out", 504],
    [failed("refused"), "failed to connect to host", 502],
    [failed("dns"), "failed to connect to host", 502],
    [failed("network"), "failed to connect to host", 502],
  ] as const)("%o", (attempt, words, code) => {
    expect(statusWords(attempt)).toBe(words);
    expect(statusCodeOf(attempt)).toBe(code);
    expect(isDelivered(attempt)).toBe(words === "OK");
  });
});

describe("the words for people", () => {
  it("say what to do about a redirect and a slow receiver", () => {
    expect(outcomeSentence(answered(301))).toContain("final address");
    expect(outcomeSentence(failed("timeout"))).toContain("10 seconds");
  });

  it("name the cause where it is known", () => {
    expect(outcomeSentence(failed("tls", "certificate has expired"))).toBe(
      "The receiver's certificate was not accepted: certificate has expired.",
    );
    expect(outcomeSentence(failed("inactive", "The webhook was switched off before this was sent."))).toBe(
      "The webhook was switched off before this was sent.",
    );
  });
});
