import { AppsIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Query, valuesFromQuery } from "@/components/integrations/form-values.ts";
import { RegistrationForm } from "@/components/integrations/registration-form.tsx";
import { requireIntegrationOwner } from "@/components/integrations/require-page.ts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
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
  const crumbs = (
    <div className="mb-3">
      <Breadcrumbs items={[{ label: "Integrations", href: base }, { label: "New" }]} />
    </div>
  );
  if (count >= INTEGRATIONS_PER_ACCOUNT_MAX)
    return (
      <>
        {crumbs}
        <FullAccount login={owner.login} count={count} base={base} />
      </>
    );
  return (
    <>
      {crumbs}
      <PageHeading
        description={
          <>It will belong to {owner.login}. Only what has a star is needed now; everything can be changed later.</>
        }
      >
        New integration
      </PageHeading>
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

/** In place of a form that could only be refused. */
function FullAccount({ login, count, base }: { login: string; count: number; base: string }) {
  return (
    <>
      <PageHeading>New integration</PageHeading>
      <EmptyState
        icon={<AppsIcon size={24} />}
        title={`${login} has ${count} integrations, which is all that an account can have`}
        actions={
          <LinkButton variant="primary" href={base}>
            Show its integrations
          </LinkButton>
        }
      >
        Delete one that is no longer needed, or transfer it to another account, both on its Advanced page. Or register
        the new one for another account: an organization has integrations of its own.
      </EmptyState>
    </>
  );
}
