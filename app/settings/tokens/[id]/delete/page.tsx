import type { Metadata } from "next";
import { DeleteToken } from "@/components/tokens/delete-token.tsx";
import { requireTokenPage } from "@/components/tokens/require-page.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { remove } from "../../actions.ts";

export const metadata: Metadata = { title: "Delete a token" };

export default async function DeleteClassicTokenPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { viewer, token } = await requireTokenPage(id, "PERSONAL");
  await requireRecentSignIn(viewer);
  return <DeleteToken token={token} action={remove.bind(null, id)} backHref={`/settings/tokens/${token.id}`} />;
}
