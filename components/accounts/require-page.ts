import { notFound } from "next/navigation";
import { cache } from "react";
import { type OrganizationMembership, requireMembership } from "@/lib/accounts/queries.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { requireViewer, type Viewer } from "@/lib/authentication/session.ts";
import { boundText } from "./bound-text.ts";

export type MemberOnPage = OrganizationMembership & { viewer: Viewer };

/** The viewer and their membership of the organization in the address; the page does not exist for anybody else. */
export const requireMembershipPage = cache(async (login: string): Promise<MemberOnPage> => {
  const viewer = await requireViewer();
  const membership = await orNotFound(() => requireMembership(viewer.id, boundText(login)));
  return { ...membership, viewer };
});

/** The same for pages of owners alone. */
export async function requireOwnerPage(login: string): Promise<MemberOnPage> {
  const found = await requireMembershipPage(login);
  return found.role === "ADMIN" ? found : notFound();
}

/** What a query finds; when it says that there is nothing, the page says so. */
export async function orNotFound<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (isRefusal(error) && error.status === 404) notFound();
    throw error;
  }
}
