import { authorizePath, readAuthorizeRequest } from "@/lib/oauth/authorize-request.ts";
import type { InstallationWithParts } from "./queries.ts";
import { issueReceipt } from "./receipts/issue-receipt.ts";
import { type FlowEnd, setupRedirect } from "./rules.ts";

export type LandingIntegration = Parameters<typeof setupRedirect>[0] & { clientId: string; installReceipts: boolean };

type Ended = {
  integration: LandingIntegration;
  person: { id: number; login: string };
  /** What the flow began with. */
  state: string | undefined;
} & (
  | { action: "install" | "update"; installation: Pick<InstallationWithParts, "id" | "account" | "integration"> }
  | { action: "request" }
);

/**
 * Where a person goes after a flow: the setup URL, with a signed receipt where the integration wants one; after
 * installing under OAuth-on-install the web flow, which ends at the first callback URL. Null where the person stays
 * here. Source: wire facts §1.6.
 */
export async function landingAfter(ended: Ended): Promise<string | null> {
  const { integration, state } = ended;
  if (ended.action === "request") return setupRedirect(integration, { action: "request", state });
  const { action, installation } = ended;
  if (action === "install" && integration.requestOauthOnInstall) {
    const request = readAuthorizeRequest({ client_id: integration.clientId, state });
    return authorizePath({ ...request, installationId: installation.id });
  }
  const end: FlowEnd = { action, installationId: installation.id };
  const address = setupRedirect(integration, { ...end, state });
  if (!address || !integration.installReceipts) return address;
  const url = new URL(address);
  url.searchParams.set("receipt", await issueReceipt({ ...ended, installation, action }));
  return url.href;
}
