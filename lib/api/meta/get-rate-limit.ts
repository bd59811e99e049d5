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

/** What is counted apart from `core`. */
const APART = ["integration_manifest", "search", "code_search"] as const;
/** A bucket that no served operation draws from. Source of the figure: wire facts §1.17. */
const GRAPHQL_LIMIT = 5000;

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
    const [state, ...others] = await Promise.all([
      readRateLimit({ grant, address }),
      ...APART.map((resource) => readRateLimit({ grant, address, resource })),
    ]);
    if (!state) throw new Error("an integration's own token has no limit and is not accepted here");
    const core = bucketOf(state);
    const { reset } = core;
    const apart = Object.fromEntries(others.flatMap((other) => (other ? [[other.resource, bucketOf(other)]] : [])));
    const graphql = { limit: GRAPHQL_LIMIT, used: 0, remaining: GRAPHQL_LIMIT, reset, resource: "graphql" };
    return ok({ resources: { core, ...apart, graphql }, rate: core });
  },
});

const bucketOf = ({ limit, used, remaining, resetAt: reset, resource }: RateLimitState) => ({
  limit,
  used,
  remaining,
  reset,
  resource,
});
