import { z } from "zod";
import { ok } from "../answer.ts";
import { ANYONE, operation } from "../operation.ts";
import { API_VERSIONS } from "../versions.ts";

export const getVersions = operation({
  id: "meta/get-all-versions",
  method: "GET",
  path: "/versions",
  summary: "List the versions of the REST API",
  documentation: "/rest/meta/meta#get-all-api-versions",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  responses: { 200: z.array(z.string()) },
  handler: async () => ok(API_VERSIONS.toReversed()),
});
