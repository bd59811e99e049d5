import { z } from "zod";
import { ok } from "../answer.ts";
import { ANYONE, operation } from "../operation.ts";

/** The release of the wire format's self-hosted edition that clients may take this for. */
const WIRE_COMPATIBLE_VERSION = "3.19.0";

export const getMeta = operation({
  id: "meta/get",
  method: "GET",
  path: "/meta",
  summary: "Say what this server is",
  documentation: "/rest/meta/meta#get-apiname-meta-information",
  accepts: [...ANYONE, "integration"],
  requires: { anyOf: [{}], public: true },
  responses: {
    200: z.object({ verifiable_password_authentication: z.boolean(), installed_version: z.string() }),
  },
  handler: async () => ok({ verifiable_password_authentication: false, installed_version: WIRE_COMPATIBLE_VERSION }),
});
