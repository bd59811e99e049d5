import { publishedKeys } from "@/lib/installations/receipts/keys.ts";

export const dynamic = "force-dynamic";

/** The public keys that install receipts are verified with, as a JSON Web Key Set. */
export async function GET(): Promise<Response> {
  return Response.json(await publishedKeys(), {
    headers: {
      "cache-control": "public, max-age=300",
      "content-type": "application/jwk-set+json",
      "access-control-allow-origin": "*",
    },
  });
}
