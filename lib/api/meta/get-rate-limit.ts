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
/**
 * Documented buckets that no served operation draws from, which clients read all the same: names by wire facts §1.17,
 * limits by the documented example, and that of `core` for the last, which has none.
 */
const UNUSED = {
  graphql: 5000,
  source_import: 100,
  actions_runner_registration: 10_000,
  scim: 15_000,
  dependency_snapshots: 100,
  dependency_sbom: 100,
  code_scanning_autofix: 10,
  copilot_usage_records: 5000,
} as const;

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
    const unused = Object.fromEntries(
      Object.entries(UNUSED).map(([resource, limit]) => [
        resource,
        { limit, used: 0, remaining: limit, reset, resource },
      ]),
    );
    return ok({ resources: { core, ...apart, ...unused }, rate: core });
  },
});

const bucketOf = ({ limit, used, remaining, resetAt: reset, resource }: RateLimitState) => ({
  limit,
  used,
  remaining,
  reset,
  resource,
});
