import { z } from "zod";
import { created } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { convertCode } from "../manifest/convert-code.ts";
import { integrationSchema, representIntegration } from "../represent.ts";

export const convertManifest = operation({
  id: "apps/create-from-manifest",
  method: "POST",
  path: "/app-manifests/{code}/conversions",
  summary: "Exchange the code of a registration by manifest for the integration's credentials",
  documentation: "/rest/apps/apps#create-a-github-app-from-a-manifest",
  accepts: [...ANYONE, "integration"],
  requires: { anyOf: [{}], public: true },
  bucket: "integration_manifest",
  responses: {
    201: integrationSchema.extend({
      client_id: z.string(),
      client_secret: z.string(),
      webhook_secret: z.string().nullable(),
      pem: z.string(),
    }),
  },
  handler: async ({ params }) => {
    const { integration, clientSecret, webhookSecret, privateKey } = await convertCode(params.code);
    return created({
      ...representIntegration(integration),
      client_secret: clientSecret,
      webhook_secret: webhookSecret,
      pem: privateKey,
    });
  },
});
