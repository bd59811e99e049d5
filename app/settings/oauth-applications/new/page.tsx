import type { Metadata } from "next";
import { ApplicationForm } from "@/components/oauth/application-form.tsx";
import { requireApplicationOwner } from "@/components/oauth/application-page.ts";
import { NEW_APPLICATION } from "@/components/oauth/application-values.ts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { register } from "../actions.ts";

export const metadata: Metadata = { title: "New OAuth application" };

export default async function NewApplicationPage({ params }: { params: Promise<{ org?: string }> }) {
  const { org } = await params;
  const { owner, base } = await requireApplicationOwner(org);
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "OAuth applications", href: base }, { label: "New" }]} />
      </div>
      <PageHeading description={`It will belong to ${owner.login}.`}>New OAuth application</PageHeading>
      <ApplicationForm action={register.bind(null, org)} initial={NEW_APPLICATION} isNew cancelHref={base} />
    </>
  );
}
