import { z } from "zod";
import { ok } from "../answer.ts";
import { ANYONE, operation } from "../operation.ts";
import { type RateLimitState, readRateLimit } from "../rate-limit.ts";

const bucketSchema = z.object({
  limit: z.int(),
  used: z.int(),
  remaining: z.int(),
  reset: z.int(),
  resource: z.string(),
});

/** Buckets that no served operation draws from yet. Source of the figures: wire facts §1.17. */
const OTHER_LIMITS = { search: 30, code_search: 10, graphql: 5000 } as const;

export const getRateLimit = operation({
  id: "rate-limit/get",
  method: "GET",
  path: "/rate_limit",
  summary: "Say how many requests are left",
  documentation: "/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
  accepts: [...ANYONE, "client"],
  requires: { anyOf: [{}], public: true },
  withdrawn: ["rate"],
  responses: { 200: z.object({ resources: z.record(z.string(), bucketSchema), rate: bucketSchema }) },
  free: true,
  handler: async ({ grant, address }) => {
    const [state, manifests] = await Promise.all([
      readRateLimit({ grant, address }),
      readRateLimit({ grant, address, resource: "integration_manifest" }),
    ]);
    if (!state || !manifests) throw new Error("an integration's own token has no limit and is not accepted here");
    const core = bucketOf(state);
    const { reset } = core;
    const unspent = Object.fromEntries(
      Object.entries(OTHER_LIMITS).map(([name, perWindow]) => [
        name,
        { limit: perWindow, used: 0, remaining: perWindow, reset, resource: name },
      ]),
    );
    return ok({ resources: { core, integration_manifest: bucketOf(manifests), ...unspent }, rate: core });
  },
});

const bucketOf = ({ limit, used, remaining, resetAt: reset, resource }: RateLimitState) => ({
  limit,
  used,
  remaining,
  reset,
  resource,
});
