import { redirect } from "next/navigation";

export default async function OrganizationPage({ params }: { params: Promise<{ org: string }> }) {
  redirect(`/organizations/${(await params).org}/people`);
}
