import { notFound } from "next/navigation";
import { orNotFound, requireOwnerPage } from "@/components/accounts/require-page.ts";
import { requireViewer, type Viewer } from "@/lib/authentication/session.ts";
import { findOwnToken, findReachingToken, type ShownToken } from "@/lib/tokens/personal/queries.ts";

/** The id in an address or bound to a form; 0, which nothing has, for anything else. */
export const idFrom = (text: unknown): number => (/^\d{1,9}$/.test(String(text)) ? Number(text) : 0);

/** One of the viewer's own tokens; the page does not exist for those of others. */
export async function requireTokenPage(
  id: unknown,
  kind: "PERSONAL" | "FINE_GRAINED",
): Promise<{ viewer: Viewer; token: ShownToken }> {
  const viewer = await requireViewer();
  const token = (await findOwnToken(viewer.id, { id: idFrom(id), kind })) ?? notFound();
  return { viewer, token };
}

/** What the address of a token that reaches an organization names. */
export type ReachingParams = { org: string; id: string };

/** A token for the organization, for its owners. */
export async function requireReachingToken({ org, id }: ReachingParams) {
  const page = await orNotFound(() => requireOwnerPage(org));
  const token = (await findReachingToken(page.organization.id, idFrom(id))) ?? notFound();
  return { ...page, token };
}
