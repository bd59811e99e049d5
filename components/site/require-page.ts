import { notFound } from "next/navigation";
import { requireViewer, type Viewer } from "@/lib/authentication/session.ts";

/** The viewer who runs this site; the page does not exist for anybody else. */
export async function requireSiteAdminPage(): Promise<Viewer> {
  const viewer = await requireViewer();
  return viewer.siteAdmin ? viewer : notFound();
}
