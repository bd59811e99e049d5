import { notFound } from "next/navigation";
import { cache } from "react";
import { boundText } from "@/components/accounts/bound-text.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import type { Viewer } from "@/lib/authentication/session.ts";
import { findRequestTo, type RequestWithParts } from "@/lib/installations/requests/queries.ts";
import { findIntegrationById, type IntegrationDetails } from "@/lib/integrations/queries.ts";

/** What the address of a request names. */
export type RequestParams = { org: string; id: string };

export type RequestPage = {
  viewer: Viewer;
  organization: { id: number; login: string; name: string | null; type: "USER" | "ORGANIZATION" | "BOT" };
  request: RequestWithParts;
  integration: IntegrationDetails;
  /** The address of the list. */
  base: string;
};

const findRequestPage = cache(async (org: string, id: string): Promise<RequestPage> => {
  const { viewer, organization } = await requireOwnerPage(org);
  const request = /^\d{1,9}$/.test(id) ? await findRequestTo(organization.id, Number(id)) : null;
  const integration = request && (await findIntegrationById(request.integrationId));
  if (!request || !integration) notFound();
  const base = `/organizations/${organization.login}/settings/requests`;
  return { viewer, organization, request, integration, base };
});

/** A request to an organization of the viewer's. The page does not exist for anybody who does not own it. */
export async function requireRequestPage(named: RequestParams): Promise<RequestPage> {
  const { org, id } = named ?? notFound(); // bound to forms, so that it may be anything
  return findRequestPage(boundText(org), boundText(id));
}
