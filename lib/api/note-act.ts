import type { Grant } from "@/lib/authorization/grant.ts";
import { noteApplicationAct } from "@/lib/oauth/applications/acts.ts";

/** Keeps for the person what an OAuth application changed as them; nothing for any other credential. */
export async function noteAct(grant: Grant, operation: string, repositoryId: number | null): Promise<void> {
  if (grant.kind !== "personal-token" || grant.oauthApplicationId === undefined) return;
  const { userId, oauthApplicationId } = grant;
  await noteApplicationAct({ userId, oauthApplicationId, repositoryId, operation });
}
