import { verify } from "@octokit/webhooks-methods";
import { describe, expect, it } from "vitest";
import { signatureHeaders } from "./sign.ts";

describe("signatureHeaders", () => {
  it("gives the published signature of the published secret and body", () => {
    expect(signatureHeaders("It's a Secret to Everybody", "Hello, World!")).toEqual({
      "X-Hub-Signature": "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59",
      "X-Hub-Signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    });
  });

  it("signs bytes and text alike, beyond ASCII too", async () => {
    const body = JSON.stringify({ title: "Größe 🪵" });
    expect(signatureHeaders("s3cret", Buffer.from(body))).toEqual(signatureHeaders("s3cret", body));
    expect(await verify("s3cret", body, signatureHeaders("s3cret", body)["X-Hub-Signature-256"])).toBe(true);
  });
});
