import { organizationsOf } from "@/lib/accounts/queries.ts";
import { requestApproval } from "@/lib/oauth/applications/approvals.ts";

/** The organizations whose owners the person wants to ask; those that they do not belong to are passed over. */
export async function askOrganizations(viewerId: number, applicationId: number, form: FormData): Promise<void> {
  const wanted = new Set(form.getAll("organizations").map(String));
  const organizations = await organizationsOf(viewerId);
  for (const { organization } of organizations)
    if (wanted.has(String(organization.id)))
      await requestApproval({ viewerId, organizationId: organization.id, applicationId });
}
