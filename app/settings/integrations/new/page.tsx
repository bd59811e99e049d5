import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Query, valuesFromQuery } from "@/components/integrations/form-values.ts";
import { RegistrationForm } from "@/components/integrations/registration-form.tsx";
import { requireIntegrationOwner } from "@/components/integrations/require-page.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { servedPermissions } from "@/lib/api/permission-table.ts";
import { INTEGRATIONS_PER_ACCOUNT_MAX } from "@/lib/integrations/limits.ts";
import { countIntegrationsOf } from "@/lib/integrations/page-queries.ts";
import { register } from "../actions.ts";

type Props = { params: Promise<{ org?: string }>; searchParams: Promise<Query> };

export const metadata: Metadata = { title: "New integration" };

export default async function NewIntegrationPage({ params, searchParams }: Props) {
  const { org } = await params;
  const { owner, base, manages } = await requireIntegrationOwner(org);
  if (manages !== "all") notFound();
  const count = await countIntegrationsOf(owner.id);
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "Integrations", href: base }, { label: "New" }]} />
      </div>
      <PageHeading description={`It will belong to ${owner.login}. Everything here can be changed later.`}>
        New integration
      </PageHeading>
      {count >= INTEGRATIONS_PER_ACCOUNT_MAX && (
        <div className="mb-6">
          <Banner
            tone="warning"
            title={`${owner.login} has ${count} integrations, which is all that an account can have`}
          >
            Delete one that is no longer needed, or transfer it, before you register another.
          </Banner>
        </div>
      )}
      <RegistrationForm
        action={register.bind(null, org)}
        initial={valuesFromQuery(await searchParams)}
        ownerLogin={owner.login}
        servedPermissions={servedPermissions()}
        cancelHref={base}
      />
    </>
  );
}
