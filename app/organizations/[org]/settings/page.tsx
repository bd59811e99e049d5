import { redirect } from "next/navigation";

export default async function OrganizationSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  redirect(`/organizations/${(await params).org}/settings/profile`);
}
