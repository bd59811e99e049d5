import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/authentication/session.ts";
import { findAuthorizationOf } from "@/lib/oauth/authorizations.ts";

type Context = { params: Promise<{ clientId: string }> };

/** Where clients send people to look at what they agreed to. Source: wire facts §1.20. */
export async function GET(_request: Request, { params }: Context): Promise<never> {
  const { clientId } = await params;
  const viewer = await requireViewer();
  const given = clientId.includes("\0") ? null : await findAuthorizationOf(viewer.id, { clientId });
  redirect(given ? `/settings/authorizations/${given.id}` : "/settings/authorizations");
}
