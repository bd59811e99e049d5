import { hasToSign } from "@/lib/site/agreement.ts";
import { requestTarget } from "./page-request.ts";
import { redirectTo } from "./redirect-to.ts";
import type { Viewer } from "./session.ts";

/**
 * For pages and actions that register or manage an integration: whoever has yet to sign the pre-release agreement is
 * sent to it, and back to `target`, which is the page that was asked for unless told otherwise.
 */
export async function requireAgreement(viewer: Viewer, target?: string): Promise<void> {
  if (!(await hasToSign(viewer.id))) return;
  await redirectTo(`/prerelease/agreement?return_to=${encodeURIComponent(target ?? (await requestTarget()))}`);
}
