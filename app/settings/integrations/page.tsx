import { PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { IntegrationList } from "@/components/integrations/integration-list.tsx";
import { requireIntegrationOwner } from "@/components/integrations/require-page.ts";
import { FeedbackLink } from "@/components/site/feedback-link.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { ListSearch } from "@/components/ui/list-search.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { INTEGRATIONS_PER_ACCOUNT_MAX } from "@/lib/integrations/limits.ts";
import { integrationsOf } from "@/lib/integrations/list-queries.ts";
import { includes } from "@/lib/integrations/managers.ts";

export const metadata: Metadata = { title: "Integrations you develop" };

type Props = { params: Promise<{ org?: string }>; searchParams: Promise<{ q?: string | string[] }> };

const SEARCH_LENGTH_MAX = 100;

/** Also served below an organization, which then is in the params. */
export default async function IntegrationsPage({ params, searchParams }: Props) {
  const { owner, base, manages } = await requireIntegrationOwner((await params).org);
  const { q } = await searchParams;
  const search = ([q ?? ""].flat()[0] ?? "").trim().slice(0, SEARCH_LENGTH_MAX);
  const listed = await integrationsOf(owner.id, search);
  const mayRegister = manages === "all";
  const integrations = listed.filter(({ id }) => includes(manages, id));
  return (
    <>
      <PageHeading
        description={`Registered by ${owner.login}, for its own use or for others.`}
        actions={
          <>
            <FeedbackLink />
            {mayRegister && (integrations.length > 0 || search !== "") && (
              <LinkButton href={`${base}/new`} variant="primary" icon={<PlusIcon />}>
                New integration
              </LinkButton>
            )}
          </>
        }
      >
        Integrations
      </PageHeading>
      {(integrations.length > 0 || search !== "") && (
        <div className="mb-4 grid gap-1.5">
          <ListSearch path={base} search={search} label="Find an integration" placeholder="Find an integration" />
          {integrations.length > 0 && (
            <p className="text-muted text-xs">
              {search === "" && mayRegister
                ? `${integrations.length} of the ${INTEGRATIONS_PER_ACCOUNT_MAX} that an account can register.`
                : `${integrations.length} found.`}
            </p>
          )}
        </div>
      )}
      <IntegrationList integrations={integrations} base={base} search={search} />
    </>
  );
}
