import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { HooksPage } from "@/components/hooks/hooks-page.tsx";
import { organizationOwner } from "@/lib/host/hooks/owner.ts";
import { add, ping, remove } from "./actions.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await requireOwnerPage((await params).org);
  return { title: `Webhooks · ${organization.login}` };
}

export default async function OrganizationHooksPage({ params }: Props) {
  const { org } = await params;
  const { organization } = await requireOwnerPage(org);
  const actions = { add: add.bind(null, org), ping: ping.bind(null, org), remove: remove.bind(null, org) };
  return <HooksPage owner={organizationOwner(organization)} actions={actions} />;
}
