import { installExtra } from "@/lib/installations/receipts/sign-in-extra.ts";
import type { AuthorizeRequest } from "@/lib/oauth/authorize-request.ts";
import type { Client } from "@/lib/oauth/client.ts";

/** What goes to the callback beside the code, when the sign-in is the end of an installation. */
export async function extraOf(
  person: { id: number; login: string },
  { client }: { client: Client },
  { installationId, state }: AuthorizeRequest,
): Promise<Record<string, string>> {
  if (client.kind !== "integration") return {};
  return installExtra({ installationId, integrationId: client.id, person, state });
}
